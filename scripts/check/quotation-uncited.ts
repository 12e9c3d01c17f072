import type { Checked } from './check.ts'
import { isDialogue, isStory } from './dialogue.ts'
import { isParagraph, marksIn, type Passage } from './prose/passage.ts'
import { remark } from './prose/place.ts'
import { beginningOf, isLong, type Quotation, quotationsIn } from './prose/quotations.ts'
import { firstSentence, namesSource, sentenceAt } from './prose/sources-named.ts'
import { comparableWords } from '../model/comparable.ts'

const rule = 'quotation-uncited'

/**
 * A block quotation, or eight words and more between quotation marks, without a source.
 *
 * A source is a citation, a note, a link, or brackets with a name or number. It may stand in the same paragraph; of
 * a block quotation also in the sentence before, in the one behind, or on a last line that begins with a dash.
 * Titles, terms, questions and what people say to each other need none, and neither does a story.
 */
export function checkQuotationSources(book: Checked): void {
  if (isStory(book)) return
  for (const [index, passage] of book.passages.entries()) {
    if (!mayQuote(passage)) continue
    if (!passage.quote) checkRunning(passage, book)
    else if (passage.quote !== book.passages[index - 1]?.quote) checkBlock(index, book)
  }
}

function mayQuote({ section, note, isEpigraph }: Passage): boolean {
  return (
    note === undefined &&
    !isEpigraph &&
    !['dedication', 'epigraph', 'bibliography', 'glossary'].includes(section.role)
  )
}

function checkRunning(passage: Passage, { words }: Checked): void {
  if (!isParagraph(passage) || !/[“„«»「『‘”]/.test(passage.text)) return
  const quotations = quotationsIn(passage, words.quotes)
  const first = quotations.find((one) => isLong(one) && !isTitle(one, passage) && !isTalk(one, passage))
  if (!first || isDialogue(passage, quotations) || isSourced(passage, first)) return
  const shown = beginningOf(passage.text.slice(first.from + 1, first.to))
  remark(passage, first.from, rule, `The quotation “${shown}” has no source`)
}

/** Keys, notes and links anywhere in the paragraph; brackets only behind the quotation, since they may say anything. */
const isSourced = (passage: Passage, { from }: Quotation): boolean =>
  marksIn(passage, ['citation', 'call', 'link']).length > 0 || namesSource(passage, from)

/** Words that a title's own capitals do not count in. */
const short = 4

/** `“Nine Objections to the Levy: And an Answer to the Owners”`; or a link, or what is announced as a title. */
function isTitle({ from, to }: Quotation, passage: Passage): boolean {
  const inside = passage.text.slice(from + 1, to)
  const long = inside.match(/[\p{L}’']+/gu)?.filter((word) => word.length >= short) ?? []
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word))
  const before = passage.text.slice(Math.max(0, from - 24), from)
  return (
    (capitals.length >= 3 && capitals.length / long.length > 0.8) ||
    /(?:entitled|titled|called|headed|betitelt|überschrieben|intitulée?s?|titulad[oa])[,:]?\s*$/i.test(
      before,
    ) ||
    marksIn(passage, ['link'], from, to).some((link) => link.from <= from + 1 && link.to >= to)
  )
}

/** A question or a call is what somebody might say: `“If it is so old, why speak of it today?”` */
const isTalk = ({ to }: Quotation, { text }: Passage): boolean => /[?!]\s*$/.test(text.slice(0, to))

function checkBlock(index: number, { passages }: Checked): void {
  const first = passages[index]
  if (!first) return
  let end = index
  while (passages[end]?.quote === first.quote) end++
  const inside = passages.slice(index, end)
  const count = inside.reduce((sum, { text }) => sum + comparableWords(text).length, 0)
  // `> **Note**` and `> [!NOTE]` are boxes, not quotations.
  const isBox = marksIn(first, ['strong'], 0, 1).length > 0 || first.text.startsWith('[!')
  if (count < 8 || isBox) return
  const [before, after] = [passages[index - 1], passages[end]]
  if (inside.some((passage) => namesSource(passage)) || /(?:^|\n)\s*[—–―-]/.test(inside.at(-1)?.text ?? ''))
    return
  if (
    before?.section === first.section &&
    namesSource(before, sentenceAt(before, before.text.trimEnd().length - 1))
  )
    return
  if (
    after?.section === first.section &&
    after.note === undefined &&
    namesSource(after, 0, firstSentence(after))
  )
    return
  remark(first, 0, rule, `The quotation “${beginningOf(first.text.replace(/^\s*[“„«]/, ''))}” has no source`)
}
