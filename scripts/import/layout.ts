import type { Line } from './lines.ts'
import { isAttribution, standsAlone, startsItem } from './marks.ts'

/** How the whole text is set. */
export interface Layout {
  /** Lines end where the next word did not fit; else a line is a paragraph. */
  readonly wrapped: boolean
  /** Characters of the longest usual line. */
  readonly width: number
  /** Blank lines part the paragraphs. */
  readonly spaced: boolean
  /** Every word as it stands inside a line, in lower case. */
  readonly vocabulary: ReadonlySet<string>
}

/** Nobody wraps lines wider than this, in characters. */
const widest = 120

export function layoutOf(lines: readonly Line[]): Layout {
  const lengths = lines.map(({ indent, text }) => indent + text.length).toSorted((a, b) => a - b)
  const width = lengths[Math.ceil(lengths.length * 0.98) - 1] ?? 0
  const pairs = lines.flatMap((line, index) => {
    const next = lines[index + 1]
    return next && next.blanks === 0 && !isSeparate(line, next) ? [{ line, next }] : []
  })
  const full = pairs.filter(({ line, next }) => isFull(line, next, width))
  // A line that breaks off inside a sentence shows that lines were wrapped.
  const running = full.filter(
    ({ line, next }) => /^\p{Ll}/u.test(next.text) || !/[.!?:]["”’»)]*$/.test(line.text),
  )
  return {
    width,
    wrapped: width <= widest && width >= 30 && running.length > 0 && running.length >= pairs.length * 0.4,
    spaced: lines.filter(({ blanks }) => blanks > 0).length >= (lines.length - full.length) / 2,
    vocabulary: new Set(
      lines.flatMap(({ text }) => text.toLowerCase().match(/(?<![\p{L}-])\p{L}+(?![\p{L}-])/gu) ?? []),
    ),
  }
}

/** True where the next line's first word would not have fitted; `slack` for lines that were broken by eye. */
export function isFull(line: Line, next: Line, width: number, slack = 8): boolean {
  return line.indent + line.text.length + 1 + (next.text.split(/\s/)[0] ?? '').length > width - slack
}

const isSeparate = (line: Line, next: Line): boolean =>
  startsItem(next.text) || standsAlone(line.text) || standsAlone(next.text) || isAttribution(next.text)
