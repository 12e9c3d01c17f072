import type { Checked } from './check.ts'
import { marksIn, type Passage } from './prose/passage.ts'
import { remark } from './prose/place.ts'
import { type Family, type QuoteMark, quoteMarks } from './prose/quote-marks.ts'

const rule = 'quotes-mixed'

/** The marks that a passage leaves open for the next one. */
interface Open {
  readonly passage: Passage
  readonly marks: readonly QuoteMark[]
}

/**
 * Quotation marks as they are printed: pairs that lack a half, and two systems in one book.
 *
 * A quotation over several paragraphs opens each of them anew and closes at the last; one inside a block quotation
 * or a verse may as well go on in silence, and so may a conversation whose lines begin with a dash.
 */
export function checkQuoteMarks({ passages, words, sections }: Checked): void {
  const outer: { passage: Passage; mark: QuoteMark }[] = []
  const lang = words.lang
  let open: Open | undefined
  for (const [index, passage] of passages.entries()) {
    const marks = quoteMarks(passage.text, words.quotes).filter((mark) => !isPassedOver(passage, mark))
    const carried: readonly QuoteMark[] = open && goesOn(open, passage, marks) ? open.marks : []
    if (marks.length === 0 && carried.length === 0) {
      open = undefined
      continue
    }
    const { left, strays, top } = pair(marks, carried)
    if (passage.language === lang) for (const mark of top) outer.push({ passage, mark })
    for (const mark of strays) report(passage, mark)
    open = left.length > 0 ? { passage, marks: left } : undefined
    const next = passages[index + 1]
    const nextMarks = open && next ? quoteMarks(next.text, words.quotes) : []
    if (open && !(next && goesOn(open, next, nextMarks)))
      for (const mark of left) if (!carried.includes(mark)) report(passage, mark)
  }
  if (sections.length > 0) reportSystems(outer)
}

/** Inches and seconds, `6″`, come out as closing marks; a ditto stands alone. */
function isPassedOver(passage: Passage, { at, side, family }: QuoteMark): boolean {
  const { text } = passage
  if (marksIn(passage, ['foreign'], at, at + 1).length > 0) return true
  if (text.trim().length <= 2) return true
  return (
    side === 'close' &&
    family === 'curly' &&
    /\p{N}/u.test(text[at - 1] ?? '') &&
    !text.slice(0, at).includes('“')
  )
}

function pair(marks: readonly QuoteMark[], carried: readonly QuoteMark[]) {
  const stack: QuoteMark[] = [...carried]
  const strays: QuoteMark[] = []
  const top: QuoteMark[] = []
  for (const [index, mark] of marks.entries()) {
    // The first mark of a paragraph that goes on only says once more that the quotation is open.
    if (index < carried.length && mark.side === 'open' && mark.family === carried[index]?.family) continue
    if (mark.side === 'open') {
      if (stack.length === 0) top.push(mark)
      stack.push(mark)
    } else if (stack.at(-1)?.family === mark.family) stack.pop()
    else strays.push(mark)
  }
  return { left: stack, strays, top }
}

/** True where the next passage takes up what this one leaves open. */
function goesOn({ passage, marks }: Open, next: Passage, nextMarks: readonly QuoteMark[]): boolean {
  if (next.section !== passage.section || next.note !== passage.note) return false
  const [first] = nextMarks
  const isAgain = first?.family === marks[0]?.family && /^\s*$/.test(next.text.slice(0, first?.at ?? 0))
  const isInside = passage.enclosure !== undefined && passage.enclosure === next.enclosure
  return isAgain || isInside || /^\s*[—–-]/.test(next.text)
}

function report(passage: Passage, { at, side }: QuoteMark): void {
  const sign = passage.text[at] ?? ''
  const reason =
    side === 'open'
      ? `The quotation mark ${sign} is never closed`
      : `The quotation mark ${sign} closes nothing`
  remark(passage, at, rule, reason)
}

/** The rarer of two systems, once, at its first mark. */
function reportSystems(outer: readonly { passage: Passage; mark: QuoteMark }[]): void {
  const counts = new Map<string, number>()
  const systemOf = ({ passage, mark }: (typeof outer)[number]): string =>
    signs(mark.family, passage.text[mark.at])
  for (const one of outer) counts.set(systemOf(one), (counts.get(systemOf(one)) ?? 0) + 1)
  const [most, ...others] = [...counts].toSorted(([, a], [, b]) => b - a)
  for (const [system, count] of others) {
    const first = outer.find((one) => systemOf(one) === system)
    if (!first || !most) continue
    const reason = `Here quotations begin with ${system} (${times(count)} in the book), else with ${most[0]} (${times(most[1])})`
    remark(
      first.passage,
      first.mark.at,
      rule,
      reason,
      'Use one kind, or straight marks: the program sets those of the language.',
    )
  }
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)
const signs = (family: Family, sign = ''): string => (family === 'curly' ? sign : sign || family)
