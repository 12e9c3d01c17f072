/** Where the characters of a text node stand in its source. */
export interface Origin {
  /** Offset of the first character. */
  readonly start: number
  /** One for each character; absent where they stand as they are. */
  readonly offsets?: readonly number[]
  /** Places in the text of characters behind a backslash, or written as an entity: they open nothing. */
  readonly literal?: ReadonlySet<number>
}

const entity = /&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});/iy
const prefix = /[ \t>]*/y

/**
 * Follow a text that Markdown has read through its source: it lost backslashes, entities, spaces at the ends
 * of lines, indents and the `>` of quotations (CommonMark 0.31, sections 2.4, 2.5, 4.8 and 5.1).
 */
export function originOf(text: string, source: string, start: number, end: number): Origin {
  if (end - start === text.length && source.startsWith(text, start)) return { start }
  const offsets: number[] = []
  const literal = new Set<number>()
  let at = start
  for (let index = 0; index < text.length; index++) {
    const character = text[index]
    if (character === '\n') {
      at = Math.max(at, source.indexOf('\n', at))
      offsets.push(at)
      prefix.lastIndex = at + 1
      at += 1 + (prefix.exec(source)?.[0].length ?? 0)
      continue
    }
    if (source[at] === '\\' && source[at + 1] === character) {
      at++
      literal.add(index)
    } else if (source[at] === '&' && isEntity(source, at, character)) {
      offsets.push(at)
      literal.add(index)
      // A character beyond the first plane is two units of the text.
      if (/[\uD800-\uDBFF]/.test(character ?? '')) offsets[++index] = at
      at = entity.lastIndex
      continue
    }
    offsets.push(Math.min(at, end))
    at++
  }
  return { start, offsets, literal }
}

function isEntity(source: string, at: number, character: string | undefined): boolean {
  entity.lastIndex = at
  const written = entity.exec(source)?.[0]
  return written !== undefined && (character !== '&' || /^&(?:amp|#38|#x26);$/i.test(written))
}

export const offsetAt = ({ start, offsets }: Origin, index: number): number =>
  offsets ? (offsets[Math.min(index, offsets.length - 1)] ?? start) : start + index
