import type { Words } from '../../model/words.ts'

/** Marks of one family open and close each other. Single marks are left out: they look like apostrophes. */
export type Family = 'curly' | 'guillemet' | 'corner' | 'white-corner'

export interface QuoteMark {
  readonly at: number
  readonly family: Family
  readonly side: 'open' | 'close'
}

const families: Readonly<Record<string, Family>> = {
  '“': 'curly',
  '”': 'curly',
  '„': 'curly',
  '«': 'guillemet',
  '»': 'guillemet',
  '「': 'corner',
  '」': 'corner',
  '『': 'white-corner',
  '』': 'white-corner',
}

const any = /[“”„«»「」『』]/g

/** The double quotation marks of a printed text, each with the side it stands on. */
export function quoteMarks(text: string, quotes: Words['quotes']): QuoteMark[] {
  const marks: QuoteMark[] = []
  for (const { 0: mark, index } of text.matchAll(any)) {
    const family = families[mark]
    if (family) marks.push({ at: index, family, side: sideOf(mark, text, index, quotes) })
  }
  return marks
}

/**
 * `“` opens in English and closes in German, `»` closes in French and opens in Danish, and German books have both
 * `„…“` and `»…«`. The space around decides where it is plain; else what the language has the mark for.
 */
function sideOf(mark: string, text: string, at: number, quotes: Words['quotes']): QuoteMark['side'] {
  if (mark === '„' || mark === '「' || mark === '『') return 'open'
  if (mark === '」' || mark === '』') return 'close'
  const before = text[at - 1] ?? ' '
  const after = text[at + 1] ?? ' '
  const isFree = /[\s([{<—–/‘‚“„«»-]/u.test(before)
  if (isFree && /[\p{L}\p{N}]/u.test(after)) return 'open'
  if (/[\p{L}\p{N}.,!?…]/u.test(before) && /[\s.,;:!?…)\]]/u.test(after)) return 'close'
  const [outer = '', outerEnd = '', inner = '', innerEnd = ''] = quotes.map((written) => written.trim())
  const opens = mark === outer || mark === inner
  const closes = mark === outerEnd || mark === innerEnd
  if (opens !== closes) return opens ? 'open' : 'close'
  return isFree && /\S/.test(after) ? 'open' : 'close'
}
