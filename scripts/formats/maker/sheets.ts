import type { Element } from 'hast'

import { say } from '../../model/say.ts'
import { drawSide, type PageSign } from './draw-side.ts'
import type { MakerFacts } from './facts.ts'
import type { Outcome } from './outcome.ts'
import { element } from './element.ts'

/** More than these are drawn when they are asked for: few readers look at the sheets of a thick book. */
export const firstSheets = 8

/** The sheets, an item of a list each: their fronts and backs as they leave the printer. */
export function drawSheets({ plan, pages }: Outcome, facts: MakerFacts, most = firstSheets): Element[] {
  const { maker, lang } = facts.words
  const signOf = signer(pages, facts)
  return plan.sheets
    .slice(0, most)
    .map(({ front, back }, index) =>
      element(
        'li',
        {},
        element('p', {}, say(maker.sheet, { n: index + 1 }, lang)),
        drawSide(plan, front, maker.front, signOf),
        ...(back ? [drawSide(plan, back, maker.back, signOf)] : []),
      ),
    )
}

/** From a page of the booklet to the page of the book, and to what that one bears. */
function signer(pages: Outcome['pages'], { labels, blanks, parts, words }: MakerFacts) {
  const empty = new Set(blanks)
  const blank: PageSign = { number: '', name: words.maker.blank, isBlank: true }
  return (place: number | undefined): PageSign => {
    const page = place === undefined || !pages ? place : pages[place - 1]
    if (page === undefined || empty.has(page)) return blank
    const number = labels[page - 1] ?? ''
    const part = parts.find(({ first, last }) => first <= page && page <= last)
    return { number, name: number || (part?.title ?? `${page}`), isBlank: false }
  }
}
