import { comparableWords } from '../../model/comparable.ts'

/** The words of a text, and for each the place in it where the word begins. */
export interface Located {
  readonly words: readonly string[]
  readonly starts: readonly number[]
}

/**
 * `comparableWords` with places.
 *
 * Between two words there is nothing that belongs to a word, so the next one is found by searching from the
 * end of the last. That holds where the text has the characters of its words. Where it hasn't (ligatures, soft
 * hyphens), each stretch without a space is searched by itself, and what is not found stands at its beginning.
 */
export function locateWords(text: string): Located {
  const lower = text.toLowerCase()
  if (isAsCompared(text, lower)) {
    const words = comparableWords(text)
    return { words, starts: startsOf(words, lower) }
  }
  const words: string[] = []
  const starts: number[] = []
  for (const { 0: chunk, index } of text.matchAll(/\S+/g)) {
    const found = comparableWords(chunk)
    const bare = chunk.toLowerCase()
    const places = isAsCompared(chunk, bare) ? startsOf(found, bare) : found.map(() => 0)
    for (const [at, word] of found.entries()) {
      words.push(word)
      starts.push(index + (places[at] ?? 0))
    }
  }
  return { words, starts }
}

const isAsCompared = (text: string, lower: string): boolean =>
  lower.length === text.length && !text.includes('\u00AD') && text.normalize('NFKC') === text

function startsOf(words: readonly string[], lower: string): number[] {
  let from = 0
  return words.map((word) => {
    const start = Math.max(from, lower.indexOf(word, from))
    from = start + word.length
    return start
  })
}
