import { say } from '../../print/say.ts'
import type { MakerFacts } from '../facts.ts'
import type { Outcome } from '../outcome.ts'
import { drawSide, type PageSign } from './draw-side.ts'

/** More than these are drawn when they are asked for: few readers look at the sheets of a thick book. */
const few = 8

/** Draw the sheets into a list, the first ones or all. Gives how many there are where some are left out. */
export function drawSheets(list: Element, { plan, pages }: Outcome, facts: MakerFacts, all: boolean): number {
  const { words } = facts
  const signOf = signer(pages, facts)
  const shown = all ? plan.sheets : plan.sheets.slice(0, few)
  const items = shown.map(({ front, back }, index) => {
    const item = document.createElement('li')
    const name = document.createElement('p')
    name.textContent = say(words.maker.sheet, { n: index + 1 }, words.lang)
    const sides = [drawSide(plan, front, words.maker.front, signOf)]
    if (back) sides.push(drawSide(plan, back, words.maker.back, signOf))
    item.append(name, ...sides)
    return item
  })
  list.replaceChildren(...items)
  return shown.length < plan.sheets.length ? plan.sheets.length : 0
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
