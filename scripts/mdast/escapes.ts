import type { Text } from 'mdast'

/** Where the characters of a text node stand in the file. */
export interface Origin {
  /** Offset in the file of the character at `index` of the value; of the end, for the value's length. */
  offset(index: number): number
  /** True where the character stands behind a backslash or in an entity: `\[` and `&#64;` must not open anything. */
  escaped(index: number): boolean
}

/** The parser drops backslashes, entities and line indents and forgets them: walk both texts to find them. */
export function originOf(text: Text, source: string): Origin {
  const start = text.position?.start.offset ?? 0
  const raw = source.slice(start, text.position?.end.offset ?? start)
  if (raw === text.value || raw === '') return { offset: (index) => start + index, escaped: () => false }
  const { offsets, escapes } = align(raw, text.value)
  return { offset: (index) => start + (offsets[index] ?? raw.length), escaped: (index) => escapes.has(index) }
}

function align(raw: string, value: string): { offsets: number[]; escapes: Set<number> } {
  const offsets: number[] = []
  const escapes = new Set<number>()
  let at = 0
  for (let index = 0; index < value.length && at < raw.length; index++) {
    // Lines lose the blanks at their end, their indent, and their `>` in a block quote.
    if (value[index] === '\n') while (/[ \t\r]/.test(raw[at] ?? '')) at++
    offsets.push(at)
    const length = raw[at] === '&' ? entityLength(raw, at, value[index]) : 0
    if (length > 0 || (raw[at] === '\\' && raw[at + 1] === value[index])) escapes.add(index)
    // An entity may stand for a character of two UTF-16 units.
    if (length > 0 && /[\uD800-\uDBFF]/.test(value[index] ?? '')) offsets[++index] = at
    at += length || (escapes.has(index) ? 2 : 1)
    if (value[index] === '\n') while (/[ \t>]/.test(raw[at] ?? '')) at++
  }
  return { offsets, escapes }
}

/** An ampersand that was read as one is none of an entity's, unless that stands for an ampersand itself. */
function entityLength(raw: string, at: number, read: string | undefined): number {
  const entity = read === '&' ? /&(?:amp|AMP|#0*38|#[xX]0*26);/y : /&#?\w+;/y
  entity.lastIndex = at
  return entity.exec(raw)?.[0].length ?? 0
}
