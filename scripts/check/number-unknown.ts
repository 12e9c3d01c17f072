import { hasClass } from '../model/elements.ts'
import type { Section } from '../model/publication.ts'
import type { RuleId } from '../model/rules.ts'
import type { Labels } from '../model/words.ts'
import { visit } from 'unist-util-visit'
import type { Checked } from './check.ts'
import { isHeading, marksIn, type Passage } from './prose/passage.ts'
import { remark } from './prose/place.ts'
import { quotationsIn } from './prose/quotations.ts'
import { sentenceAt } from './prose/sources-named.ts'
import { labelPattern, numberOf } from './labels.ts'

type Kind = keyof Omit<Labels, 'edition'>

/**
 * “Appendix C”, “Chapter 9”, “Figure 4” or “Table 2” in a book that has none: the reader would look in vain.
 *
 * Such a number may be another work's. Quotations are passed over, and so are sentences that cite, that have a
 * title in italics, or that go on with a word such as “of”: “Chapter 9 of the report”. Chapters and parts are
 * looked for only where the book has numbered ones; notes, which speak of other works, only for appendices.
 */
export function checkNumbers(book: Checked): void {
  const counts = countsOf(book)
  for (const kind of ['appendix', 'chapter', 'part', 'figure', 'table'] as const) {
    const count = counts[kind]
    if (count === 0 && (kind === 'chapter' || kind === 'part')) continue
    const pattern = labelPattern(book.words.labels[kind], kind)
    for (const passage of book.passages)
      if (mayName(passage, kind)) check(passage, kind, count, pattern, book)
  }
}

function countsOf({ sections }: Checked): Record<Kind, number> {
  const ofRole = (role: Section['role']) =>
    sections.filter((section) => section.role === role && section.label !== undefined).length
  const counts = {
    appendix: ofRole('appendix'),
    chapter: ofRole('chapter'),
    part: ofRole('part'),
    figure: 0,
    table: 0,
  }
  for (const { tree } of sections) {
    visit(tree, 'element', ({ tagName, children: [first] }) => {
      const isNumbered = first?.type === 'element' && hasClass(first, 'label')
      if (isNumbered && tagName === 'figcaption') counts.figure++
      if (isNumbered && tagName === 'caption') counts.table++
    })
  }
  return counts
}

const mayName = (passage: Passage, kind: Kind): boolean =>
  passage.element.tagName !== 'h1' &&
  !passage.quote &&
  !passage.isEpigraph &&
  passage.section.role !== 'bibliography' &&
  (kind === 'appendix' || passage.note === undefined)

function check(passage: Passage, kind: Kind, count: number, pattern: RegExp, { words }: Checked): void {
  for (const match of passage.text.matchAll(pattern)) {
    const [found, written = ''] = match
    const number = numberOf(written, kind)
    if (number >= 1 && number <= count) continue
    const end = match.index + found.length
    if (isOthers(passage, match.index, end)) continue
    if (quotationsIn(passage, words.quotes).some(({ from, to }) => match.index > from && match.index < to))
      continue
    const rule: RuleId = kind === 'appendix' ? 'appendix-unknown' : 'number-unknown'
    remark(passage, match.index, rule, `There is no ${found.replaceAll(/\s+/g, ' ')}`)
  }
}

const of =
  /^[,\s]*(?:of|to|in|from|des|der|von|vom|zu|zum|zur|im|aus|de|du|d[’']|dans|del|della|dell[’']|di|da|do|dos|van|uit|av|fra|från|till)(?!\p{L})|^[’']s/iu

/** A number of another work: by what follows it, or by what else its sentence names. */
function isOthers(passage: Passage, from: number, to: number): boolean {
  const { text } = passage
  if (of.test(text.slice(to, to + 12)) || /[’']s\s+$/.test(text.slice(Math.max(0, from - 4), from)))
    return true
  if (marksIn(passage, ['link', 'citation'], from, to).length > 0) return true
  const start = sentenceAt(passage, from)
  const stop = /[.!?…][”’»“)\]]*\s/u.exec(text.slice(to))
  const end = stop ? to + stop.index : text.length
  return !isHeading(passage) && marksIn(passage, ['citation', 'emphasis', 'call'], start, end + 2).length > 0
}
