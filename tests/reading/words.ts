import { diffArrays } from 'diff'

/** The words of a text in order, as a reader compares them: without case, marks, ligatures and soft hyphens. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').replaceAll('\u00AD', '').toLowerCase()
  return plain.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/**
 * The words of `expected` that `found` does not have, in the order of `expected`.
 *
 * Words that stand joined in `found` are there: a line that ends with a hyphen does not say whether the
 * hyphen was the author's.
 */
export function missingWords(expected: readonly string[], found: readonly string[]): string[] {
  const changes = diffArrays([...expected], [...found])
  return changes.flatMap(({ removed, value }, index) => {
    if (!removed) return []
    const next = changes[index + 1]
    const instead = next?.added ? next.value.join('') : ''
    return instead.includes(value.join('')) ? [] : value
  })
}
