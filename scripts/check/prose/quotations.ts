import { comparableWords } from '../../model/comparable.ts'
import type { Words } from '../../model/words.ts'
import type { Passage } from './passage.ts'
import { quoteMarks } from './quote-marks.ts'

/** A quotation in running text: between its marks, `text.slice(from + 1, to)`. */
export interface Quotation {
  /** Of the opening mark. */
  readonly from: number
  /** Of the closing mark; the end of the passage where the quotation goes on. */
  readonly to: number
  readonly words: readonly string[]
}

/** The quotations of a passage, outermost ones only, in single marks as well. */
export function quotationsIn({ text }: Passage, quotes: Words['quotes']): Quotation[] {
  const found: Quotation[] = []
  let depth = 0
  let from = 0
  for (const { at, side } of quoteMarks(text, quotes)) {
    if (side === 'open' && depth++ === 0) from = at
    else if (side === 'close' && depth > 0 && --depth === 0) found.push(quotation(text, from, at))
  }
  if (depth > 0) found.push(quotation(text, from, text.length))
  return [...found, ...singles(text, found)].toSorted((a, b) => a.from - b.from)
}

const quotation = (text: string, from: number, to: number): Quotation => ({
  from,
  to,
  words: comparableWords(text.slice(from + 1, to)),
})

/** `‘…’` outside of other quotations, as British books have them. */
function singles(text: string, taken: readonly Quotation[]): Quotation[] {
  const found: Quotation[] = []
  let end = -1
  for (let at = text.indexOf('‘'); at >= 0; at = text.indexOf('‘', at + 1)) {
    if (at < end || taken.some(({ from, to }) => at > from && at < to)) continue
    const to = singleEnd(text, at)
    if (to === undefined) continue
    found.push(quotation(text, at, to))
    end = to
  }
  return found
}

/** An apostrophe looks like a closing mark: one that stands by a stop is surer than one in mid-sentence, and one behind an s least sure. */
function singleEnd(text: string, open: number): number | undefined {
  let weak: number | undefined
  let possessive: number | undefined
  for (let at = text.indexOf('’', open + 1); at >= 0; at = text.indexOf('’', at + 1)) {
    const after = text[at + 1] ?? ' '
    if (/[\p{L}\p{N}]/u.test(after)) continue
    if (/[.,;:!?…]/.test(text[at - 1] ?? '') || /[.,;:!?)\uFFFC]/.test(after) || at === text.length - 1)
      return at
    if (/s/i.test(text[at - 1] ?? '')) possessive ??= at
    else weak ??= at
  }
  return weak ?? possessive
}

/** Words that a quotation may have before it needs its source: fewer are a phrase or a term. */
export const longEnough = 8

/** Scripts without spaces count by characters, of which a word has about two. */
export function isLong({ words }: Pick<Quotation, 'words'>): boolean {
  const single = words.filter((word) => word.length === 1).length
  return words.length >= (single > words.length / 2 ? 2.5 * longEnough : longEnough)
}

/** How a message shows a quotation: its first words. */
export function beginningOf(text: string): string {
  const plain = text.replaceAll('\uFFFC', '').replaceAll(/\s+/g, ' ').trim()
  return plain.length > 42 ? `${plain.slice(0, 40).trimEnd()}…` : plain
}
