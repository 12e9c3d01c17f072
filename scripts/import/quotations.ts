import { type Paragraph, proseOf } from './paragraphs.ts'
import { isAttribution, sourceOf } from './marks.ts'

const pairs = ['“”', '""', '„“', '„”', '«»', '»«', '‘’', '‹›']

export interface Epigraph {
  /** Paragraphs it takes, the source's among them. */
  readonly count: number
  readonly quotation: readonly string[][]
  readonly source: string
}

/**
 * How many paragraphs, from this one on, are one quotation: its mark opens the first and closes the last.
 *
 * A mark that closes before the end means speech in running text, and no quotation: 0.
 */
export function quotationRun(paragraphs: readonly Paragraph[], start: number): number {
  const text = paragraphs[start]?.text ?? ''
  const pair = pairs.find(
    ([open]) => open !== undefined && text.startsWith(open) && isQuotation(paragraphs, start, open),
  )
  return pair ? lengthOf(paragraphs, start, pair) : 0
}

function isQuotation(paragraphs: readonly Paragraph[], start: number, open: string): boolean {
  return pairs.some((pair) => pair[0] === open && lengthOf(paragraphs, start, pair) > 0)
}

const longestRun = 12

function lengthOf(paragraphs: readonly Paragraph[], start: number, pair: string): number {
  const [open = '', close = ''] = pair
  let depth = 0
  for (let count = 1; count <= longestRun; count++) {
    const paragraph = paragraphs[start + count - 1]
    if (!paragraph || paragraph.mark) return 0
    // The mark is repeated before each paragraph of a long quotation.
    const text = depth > 0 && paragraph.text.startsWith(open) ? paragraph.text.slice(1) : paragraph.text
    for (let index = 0; index < text.length; index++) {
      const letter = text[index]
      if (letter === close && (open !== close || depth > 0) && !isApostrophe(text, index, close)) depth -= 1
      else if (letter === open) depth += 1
      if (depth === 0 && index > 0) return closesAt(text, index + 1) ? count : 0
    }
  }
  return 0
}

const isApostrophe = (text: string, index: number, close: string): boolean =>
  close === '’' && /\p{L}/u.test(text[index + 1] ?? '')

/** Nothing may follow but a point, a note's call or the page in parentheses. */
const closesAt = (text: string, end: number): boolean =>
  /^[.,;:!?…]*\s*(?:\([^()]{1,80}\)|\[[^[\]]{1,80}\]|[⁰¹²³⁴-⁹]+)?[.,;]?$/.test(text.slice(end))

/** A quotation with the line that names its source. `loose`: at the start of a text it needs no quotation marks. */
export function epigraphAt(
  paragraphs: readonly Paragraph[],
  start: number,
  loose = false,
): Epigraph | undefined {
  const inline = inlineSource(paragraphs[start]?.text ?? '')
  if (inline) return { count: 1, quotation: [[inline.quotation]], source: inline.source }
  const run = quotationRun(paragraphs, start) || (loose ? unmarkedRun(paragraphs, start) : 0)
  const source = paragraphs[start + run]
  if (run === 0 || !source || source.blanks > 2 || !isAttribution(source.text)) return undefined
  const quotation = paragraphs.slice(start, start + run).map((paragraph) => proseOf(paragraph))
  return { count: run + 1, quotation, source: sourceOf(source.text) }
}

/** `“Words.” — Author` on one line. */
function inlineSource(text: string): { quotation: string; source: string } | undefined {
  const [, quotation = '', tail = ''] =
    /^([“"„«»].{10,}?[”"“»«])\s*((?:[–—―]|--)\s*\p{Lu}.{2,120})$/u.exec(text) ?? []
  const close = quotation.at(-1) ?? ''
  const inside = new Set(quotation.slice(1, -1))
  if (!quotation || inside.has(close) || inside.has(quotation[0] ?? '') || !isAttribution(tail))
    return undefined
  return { quotation, source: sourceOf(tail) }
}

function unmarkedRun(paragraphs: readonly Paragraph[], start: number): number {
  const texts = paragraphs.slice(start, start + 4)
  const end = texts.findIndex(({ text }) => isAttribution(text))
  const length = texts.slice(0, Math.max(end, 0)).reduce((sum, { text }) => sum + text.length, 0)
  return end > 0 && length < 800 && texts.slice(1, end + 1).every(({ blanks }) => blanks <= 1) ? end : 0
}
