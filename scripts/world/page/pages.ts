import type { NotePart, PageOrder, Places } from '../../model/galley.ts'
import { type Divider, divider } from './divide.ts'
import { isBlock } from './kinds.ts'
import { countLetters } from './letters.ts'
import { markElement } from './marks.ts'
import type { Spots } from './measure.ts'
import { rulePages } from './rule.ts'

/** Differences of rounding, px. */
const tolerance = 1.5

/** Cut the galley into pages, and say where everything came to stand. */
export function makePages(orders: readonly PageOrder[], { strips, notes }: Spots): Places {
  const starts = startsOf(orders)
  const cuts = [
    ...strips.map((column, index) => ({ column, at: starts.strips.get(index) ?? [] })),
    ...notes.map((column, index) => ({ column, at: starts.notes.get(index) ?? [] })),
  ]
  const ruling = rulePages(cuts)
  const stripDividers = strips.map((column) => divider(column, ruling))
  const noteDividers = notes.map((column) => divider(column, ruling))
  document.getElementById('_galley')?.remove()
  document.getElementById('_notes')?.remove()
  document.body.append(...orders.map((order) => pageOf(order, stripDividers, noteDividers)))
  return placesOf(document.querySelectorAll('.page'))
}

/** The boxes that pages begin with, by strip and by note. */
function startsOf(orders: readonly PageOrder[]): Record<'strips' | 'notes', Map<number, number[]>> {
  const starts = { strips: new Map<number, number[]>(), notes: new Map<number, number[]>() }
  const add = (map: Map<number, number[]>, key: number, from: number): void => {
    if (from > 0) map.set(key, [...(map.get(key) ?? []), from])
  }
  for (const { strip, from, to, notes } of orders) {
    if (strip !== undefined && to > from) add(starts.strips, strip, from)
    for (const part of notes) add(starts.notes, part.note, part.from)
  }
  return starts
}

function pageOf(order: PageOrder, strips: readonly Divider[], notes: readonly Divider[]): Element {
  const page = block('page', order.side, ...(order.style ? [order.style] : []))
  page.setAttribute('lang', `${document.documentElement.lang}-x-page`)
  if (order.head) page.append(artifact('head', order.head))
  const body = block('body')
  page.append(body)
  markElement(body, 'page')
  // Where the text is over and only a note goes on, there is none left to take.
  const hasText = order.strip !== undefined && (order.to > order.from || order.notes.length === 0)
  const text = hasText ? strips[order.strip ?? -1]?.take(order.to) : undefined
  if (text) body.append(text)
  if (order.notes.length > 0) page.append(feetOf(order.notes, notes))
  if (order.folio) page.append(artifact('folio', order.folio))
  return page
}

function feetOf(parts: readonly NotePart[], notes: readonly Divider[]): Element {
  const feet = block('footnotes')
  feet.setAttribute('lang', `${document.documentElement.lang}-x-page`)
  for (const { note, to } of parts) {
    const part = notes[note]?.take(to)
    if (part) feet.append(part)
  }
  return feet
}

function block(...classes: readonly string[]): HTMLElement {
  const element = document.createElement('div')
  element.classList.add(...classes)
  return element
}

/** What belongs to the page and not to the text: no screen reader says it. */
function artifact(name: string, text: string): Element {
  const element = block(name)
  element.setAttribute('aria-hidden', 'true')
  const words = document.createElement('span')
  words.textContent = text
  element.append(words)
  return element
}

function placesOf(pages: ArrayLike<Element>): Places {
  const ids: [string, number, number][] = []
  const overfull: { page: number; by: number }[] = []
  const letters: number[] = []
  for (const [index, page] of Array.from(pages).entries()) {
    const { top } = page.getBoundingClientRect()
    for (const element of page.querySelectorAll('[id]'))
      ids.push([element.id, index, Math.round(element.getBoundingClientRect().top - top)])
    letters.push(countLetters(page.querySelector(':scope > .body')))
    const by = excessOf(page)
    if (by > tolerance) overfull.push({ page: index, by })
  }
  return { ids, letters, overfull }
}

/** How far the text of a page runs into its notes or below its measure, px. */
function excessOf(page: Element): number {
  const body = page.querySelector(':scope > .body')
  if (!body || page.classList.contains('cover')) return 0
  const rect = body.getBoundingClientRect()
  const feet = page.querySelector(':scope > .footnotes')?.getBoundingClientRect()
  let last: Element | null = body
  // Margins at a page's end are cut off; what has a border or words counts.
  while (last?.lastElementChild && isBlock(last.lastElementChild)) last = last.lastElementChild
  const bottom = last === body ? rect.top : (last?.getBoundingClientRect().bottom ?? rect.top)
  const below = Math.max(0, bottom - Math.min(rect.bottom, feet?.top ?? rect.bottom))
  return Math.max(below, body.scrollWidth - body.clientWidth, (feet?.bottom ?? rect.top) - rect.bottom)
}
