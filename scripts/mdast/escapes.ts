import type { Text } from 'mdast'

/** Where the characters of a text node stand in the file. */
export interface Origin {
  /** Offset in the file of the character at `index` of the value; of the end, for the value's length. */
  offset(index: number): number
  /** True where the character stands behind a backslash: `\[` and `\@` must not open anything. */
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
  for (let index = 0; index < value.length && at < raw.length; index++, at++) {
    offsets.push(at)
    if (raw[at] === '\\' && raw[at + 1] === value[index]) {
      escapes.add(index)
      at++
    } else if (raw[at] === '&' && value[index] !== '&') {
      at = Math.max(at, raw.indexOf(';', at))
    }
    // Lines lose their indent, and their `>` in a block quote.
    if (value[index] === '\n') while (/[ \t>]/.test(raw[at + 1] ?? '')) at++
  }
  return { offsets, escapes }
}
