import type { Box, Galley, Note, Slot, Strip } from '../../model/galley.ts'
import { placeOrigin } from '../../model/page.ts'
import { type Cell, readBoxes, type Spot } from './boxes.ts'
import { type Hyphen, hyphenHeights } from './hyphens.ts'

/** One strip or note of the galley and where its boxes begin. */
export interface Column {
  readonly element: Element
  readonly spots: readonly Spot[]
}

export interface Spots {
  readonly strips: readonly Column[]
  readonly notes: readonly Column[]
}

type Measured = Omit<Galley, 'squeezed'>
type Draft = { -readonly [K in keyof Box]: Box[K] }

/** One strip while it is measured: its boxes can still be told of notes and hyphens. */
interface Sheet {
  readonly element: Element
  readonly boxes: Draft[]
  readonly spots: Spot[]
}

/**
 * Read where every line, row and picture of the galley is.
 *
 * Nothing is changed, so the browser lays the text out once.
 *
 * @param height Of the text on a full page, px: what may not be divided and is higher has to be divided all the same.
 */
export function measureGalley(
  height: number,
  hyphens: readonly Hyphen[],
): { galley: Measured; spots: Spots } {
  const sheets = childrenOf('_galley').map((element) => sheetOf(element, readBoxes(element, height)))
  const notes = childrenOf('_notes').map((element) => sheetOf(element, readBoxes(element, height)))
  callNotes(sheets, notes)
  for (const hyphen of hyphens) markHyphens(hyphen, sheets)
  const strips: Strip[] = sheets.map(({ boxes }) => ({ boxes }))
  return {
    galley: { strips, notes: notes.map(noteOf), slots: slotsOf(sheets), ids: idsOf(sheets, notes) },
    spots: { strips: sheets, notes },
  }
}

const childrenOf = (id: string): Element[] => [...(document.getElementById(id)?.children ?? [])]

function sheetOf(element: Element, cells: readonly Cell[]): Sheet {
  let block = -1
  const boxes = cells.map(({ top, bottom, index, count, keep, repeat }): Draft => {
    if (index === 0) block += 1
    return {
      top,
      bottom,
      block: Math.max(0, block),
      index,
      count,
      ...(keep && { keep }),
      ...(repeat && { repeat }),
    }
  })
  return { element, boxes, spots: cells.map(({ spot }) => spot) }
}

const noteOf = ({ boxes }: Sheet): Note => ({ boxes: boxes.map(({ top, bottom }) => ({ top, bottom })) })

/** Each note belongs to the line of its first call; one that is called from a note only, to that of the other. */
function callNotes(sheets: readonly Sheet[], notes: readonly Sheet[]): void {
  const numbers = new Map(notes.map(({ element }, index) => [element.id, index]))
  const inner = notes.map(({ element }) => calls(element).map((call) => numbers.get(targetOf(call))))
  const called = new Set<number>()
  const add = (box: Draft, note: number | undefined): void => {
    if (note === undefined || called.has(note)) return
    called.add(note)
    box.notes = [...(box.notes ?? []), note]
    for (const other of inner[note] ?? []) add(box, other)
  }
  for (const { element, boxes } of sheets) {
    for (const call of calls(element)) {
      const box = boxes[boxAt(boxes, middleOf(call))]
      if (box) add(box, numbers.get(targetOf(call)))
    }
  }
}

const calls = (element: Element): Element[] => [...element.querySelectorAll('a.noteref')]

const targetOf = (link: Element): string => (link.getAttribute('href') ?? '').replace(placeOrigin, '')

function middleOf(element: Element): number {
  const { top, bottom } = element.getBoundingClientRect()
  return (top + bottom) / 2
}

/** The last box that begins above `y`. */
function boxAt(boxes: readonly Draft[], y: number): number {
  let low = 0
  let high = boxes.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((boxes[middle]?.top ?? 0) <= y) low = middle
    else high = middle - 1
  }
  return low
}

function markHyphens(hyphen: Hyphen, sheets: readonly Sheet[]): void {
  for (const y of hyphenHeights(hyphen)) {
    const boxes = sheetAt(sheets, y)?.boxes ?? []
    const box = boxes[boxAt(boxes, y)]
    if (box && box.bottom > y) box.hyphen = true
  }
}

/** The strip at that height: notes lie below all of them. */
function sheetAt(sheets: readonly Sheet[], y: number): Sheet | undefined {
  let low = 0
  let high = sheets.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((sheets[middle]?.boxes[0]?.top ?? 0) <= y) low = middle
    else high = middle - 1
  }
  const sheet = sheets[low]
  return y <= (sheet?.boxes.at(-1)?.bottom ?? 0) ? sheet : undefined
}

function idsOf(sheets: readonly Sheet[], notes: readonly Sheet[]): Galley['ids'] {
  const places = new Map<number, [strip: number, box: number]>()
  const found: [string, number, number][] = []
  for (const [strip, { element, boxes }] of sheets.entries()) {
    if (element.id) found.push([element.id, strip, 0])
    for (const [box, { notes: called = [] }] of boxes.entries())
      for (const note of called) places.set(note, [strip, box])
    for (const named of element.querySelectorAll('[id]'))
      found.push([named.id, strip, boxAt(boxes, named.getBoundingClientRect().top + 1)])
  }
  for (const [note, { element }] of notes.entries()) {
    const [strip, box] = places.get(note) ?? [-1, -1]
    if (strip < 0) continue
    for (const named of [element, ...element.querySelectorAll('[id]')])
      if (named.id) found.push([named.id, strip, box])
  }
  return found
}

function slotsOf(sheets: readonly Sheet[]): Slot[] {
  const strips = new Map(sheets.map((sheet, index) => [sheet.element, index]))
  return [...document.querySelectorAll('[data-page-of]')].map((element) => {
    const strip = strips.get(element.closest('#_galley > *') ?? element) ?? -1
    // An empty slot has no height, its surroundings have.
    const y = middleOf(element.textContent ? element : (element.parentElement ?? element))
    const unless = element.getAttribute('data-unless')
    return {
      target: element.getAttribute('data-page-of') ?? '',
      strip,
      box: boxAt(sheets[strip]?.boxes ?? [], y),
      form: element.getAttribute('data-form') ?? '{n}',
      ...((unless === 'here' || unless === 'before') && { unless }),
    }
  })
}
