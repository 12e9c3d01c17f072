import type { Section } from '../model/publication.ts'
import type { Checked } from './check.ts'
import { marksIn, type Passage } from './prose/passage.ts'
import { remark } from './prose/place.ts'
import { type QuoteMark, quoteMarks } from './prose/quote-marks.ts'

const rule = 'quotes-mixed'

/** A mark and the passage that it stands in. */
interface Placed extends QuoteMark {
  readonly passage: Passage
}

/**
 * Quotation marks as they are printed: pairs that lack a half, and two systems in one book.
 *
 * A quotation over several paragraphs opens each of them anew and closes at the last; one inside a block quotation
 * or a verse may as well go on in silence. French closes a conversation where it ends, and its lines begin with
 * dashes: in a section with such lines guillemets may be open over what stands between.
 */
export function checkQuoteMarks({ passages, words }: Checked): void {
  const talking = new Set(passages.filter(({ text }) => dash.test(text)).map(({ section }) => section))
  const outermost: Placed[] = []
  let open: readonly Placed[] = []
  for (const passage of passages) {
    const marks = quoteMarks(passage.text, words.quotes)
      .filter((mark) => !isPassedOver(passage, mark))
      .map((mark): Placed => ({ ...mark, passage }))
    const carried = open.length > 0 && goesOn(open, passage, marks, talking) ? open : []
    if (carried.length === 0) for (const mark of open) report(mark)
    const { left, strays, outer } = pair(marks, carried)
    for (const mark of strays) report(mark)
    if (passage.language === words.lang) outermost.push(...outer)
    open = left
  }
  for (const mark of open) report(mark)
  reportSystems(outermost)
}

/** A line of a conversation. */
const dash = /^\s*[—–]\s?\p{L}/u

/** Inches and seconds, `6″`, come out as closing marks; a ditto stands alone. */
function isPassedOver(passage: Passage, { at, side, family }: QuoteMark): boolean {
  const { text } = passage
  if (marksIn(passage, ['foreign'], at, at + 1).length > 0 || text.trim().length <= 2) return true
  if (side === 'open' || family !== 'curly' || !/\p{N}/u.test(text[at - 1] ?? '')) return false
  return !/[“„]/.test(text.slice(0, at))
}

function pair(marks: readonly Placed[], carried: readonly Placed[]) {
  const stack = [...carried]
  const strays: Placed[] = []
  const outer: Placed[] = []
  for (const [index, mark] of marks.entries()) {
    // The first mark of a paragraph that goes on only says once more that the quotation is open.
    if (mark.side === 'open' && mark.family === carried[index]?.family) continue
    if (mark.side === 'open') {
      if (stack.length === 0) outer.push(mark)
      stack.push(mark)
    } else if (stack.at(-1)?.family === mark.family) stack.pop()
    else strays.push(mark)
  }
  return { left: stack, strays, outer }
}

/** True where the next passage takes up what the one before leaves open. */
function goesOn(
  open: readonly Placed[],
  next: Passage,
  marks: readonly Placed[],
  talking: ReadonlySet<Section>,
): boolean {
  const [last, first] = [open.at(-1)?.passage, marks[0]]
  if (next.section !== last?.section || next.note !== last.note) return false
  const { family } = open[0] ?? {}
  const isAgain = first?.family === family && /^\s*$/.test(next.text.slice(0, first?.at ?? 0))
  const isInside = last.enclosure !== undefined && last.enclosure === next.enclosure
  return isAgain || isInside || (family === 'guillemet' && talking.has(next.section))
}

function report({ passage, at, side }: Placed): void {
  const what = side === 'open' ? 'is never closed' : 'closes nothing'
  remark(passage, at, rule, `The quotation mark ${passage.text[at]} ${what}`)
}

/** Each system but the commonest one, once, at its first mark. */
function reportSystems(outermost: readonly Placed[]): void {
  const systems = new Map<string, { first: Placed; count: number }>()
  for (const mark of outermost) {
    const sign = mark.passage.text[mark.at] ?? ''
    const system = systems.get(sign)
    if (system) system.count++
    else systems.set(sign, { first: mark, count: 1 })
  }
  const [most, ...others] = [...systems].toSorted(([, a], [, b]) => b.count - a.count)
  for (const [sign, { first, count }] of others) {
    const usual = `else with ${most?.[0]} (${times(most?.[1].count ?? 0)})`
    const reason = `Here quotations begin with ${sign} (${times(count)} in the book), ${usual}`
    const hint = 'Use one kind, or straight marks: the program sets those of the language.'
    remark(first.passage, first.at, rule, reason, hint)
  }
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)
