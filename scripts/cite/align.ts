/** For each character of a text node's value: where it stands in the source, and whether a backslash is before it. */
export interface Alignment {
  readonly offsets: readonly number[]
  readonly escaped: ReadonlySet<number>
  /** Where the source goes on. */
  readonly end: number
}

/**
 * Lay a text node's value beside the Markdown it was read from.
 *
 * The parser drops backslashes, entities and the indent of lines, and keeps only the node's two ends; none
 * where the value is not what the source says (an earlier step changed it).
 */
export function align(source: string, start: number, value: string): Alignment | undefined {
  const offsets: number[] = []
  const escaped = new Set<number>()
  let at = start
  for (let index = 0; index < value.length; index++) {
    if (value[index] === '\n') at = lineEnd(source, at)
    const entity = source[at] === '&' ? /^&#?\w+;/.exec(source.slice(at, at + 40))?.[0] : undefined
    offsets.push(at)
    if (entity && (value[index] !== '&' || /^&(?:amp|#38|#x26);$/i.test(entity))) {
      escaped.add(index)
      at += entity.length
      // An entity may stand for one character of two UTF-16 units, or for two characters.
      for (; index + 1 < value.length && !followsOn(source, at, value, index + 1); index++) offsets.push(at)
    } else if (source[at] === value[index] && source[at] !== '\\') at++
    else if (source[at] === '\\' && source[at + 1] === value[index] && isPunctuation(value[index])) {
      escaped.add(index)
      at += 2
    } else if (source[at] === value[index]) at++
    else return undefined
    if (value[index] === '\n') while (/[ \t>]/.test(source[at] ?? '')) at++
  }
  return { offsets, escaped, end: at }
}

const isPunctuation = (character = ''): boolean => /[!-/:-@[-`{-~]/.test(character)

function followsOn(source: string, at: number, value: string, index: number): boolean {
  const next = source[at]
  return next === value[index] || next === '\\' || next === '&' || /[\r\n ]/.test(next ?? '\n')
}

function lineEnd(source: string, from: number): number {
  let at = from
  while (/[ \t\r]/.test(source[at] ?? '')) at++
  return at
}
