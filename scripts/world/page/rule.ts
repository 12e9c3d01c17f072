import { lastLineWidth, lineStarts, type Point } from './breaks.ts'
import type { Spot } from './boxes.ts'
import { joinMark } from './marks.ts'
import type { Column } from './measure.ts'
import { freezeTable } from './tables.ts'

type RowSpot = Extract<Spot, { at: 'row' }>

/** What was learnt of the galley before it is taken apart: where its divided lines, rows and indents are. */
export interface Ruling {
  /** The mark in front of a line; undefined where none could be set. */
  lineStart(leaf: Element, top: number): Element | undefined
  /** The part of a row that begins at that place. */
  rowPart(spot: RowSpot): Element
  /** Indents of blocks that begin a page: there they may look like first children. */
  readonly indents: ReadonlyMap<Element, string>
}

/** One paragraph that a page ends inside of, as it stands in the galley. */
interface Leaf {
  readonly element: HTMLElement
  readonly tops: readonly number[]
  readonly starts: readonly (Point | undefined)[]
  readonly isJustified: boolean
  readonly isCode: boolean
  /** Width that the last line leaves free, px. */
  readonly rest: number
}

/**
 * Fix what dividing would change: the lines of divided paragraphs, the columns of divided tables.
 *
 * A paragraph is set as a whole, so its parts by themselves might break elsewhere: in those that a page ends
 * inside of, each line gets a break of its own. All reading comes first, then all writing.
 *
 * @param cuts For each column, the boxes that pages begin with.
 */
export function rulePages(cuts: readonly { column: Column; at: readonly number[] }[]): Ruling {
  const leaves = new Map<Element, Leaf>()
  const indents = new Map<Element, string>()
  const rows: RowSpot[] = []
  const tables = new Map<Element, () => void>()
  const note = (spot: Spot | undefined, column: Column): void => {
    if (!spot) return
    if (spot.at === 'line' && !leaves.has(spot.leaf)) leaves.set(spot.leaf, leafOf(spot.leaf, column))
    if (spot.at === 'before') indents.set(spot.element, getComputedStyle(spot.element).textIndent)
    if (spot.at !== 'row') return
    rows.push(spot)
    for (const inner of spot.cells) note(inner, column)
  }
  for (const { column, at } of cuts) {
    for (const box of at) {
      const spot = column.spots[box]
      note(spot, column)
      const table = tableOf(spot)
      if (table && !tables.has(table)) tables.set(table, freezeTable(table))
    }
  }

  for (const freeze of tables.values()) freeze()
  const starts = new Map<Element, ReadonlyMap<number, Element>>()
  for (const [element, leaf] of leaves) starts.set(element, ruleLines(leaf))
  const lineStart = (leaf: Element, top: number) => starts.get(leaf)?.get(top)
  const parts = new Map<RowSpot, Element>()
  // From the last to the first: what stands before a part is still in its place.
  for (const spot of rows.toReversed()) parts.set(spot, splitRow(spot, lineStart))
  return { lineStart, rowPart: (spot) => parts.get(spot) ?? spot.row, indents }
}

function tableOf(spot: Spot | undefined): HTMLTableElement | undefined {
  if (spot?.at === 'row') return spot.row.closest('table') ?? undefined
  const element = spot?.at === 'before' && spot.element.localName === 'tr' ? spot.element : undefined
  return element?.closest('table') ?? undefined
}

function leafOf(element: Element, { spots }: Column): Leaf {
  const style = getComputedStyle(element)
  const tops = topsOf(element, spots)
  const width =
    element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
  return {
    element: element as HTMLElement,
    tops,
    starts: lineStarts(element, tops),
    isJustified: style.textAlign === 'justify',
    isCode: style.whiteSpaceCollapse.startsWith('preserve') || style.whiteSpace.startsWith('pre'),
    rest: width - lastLineWidth(element, tops.at(-1) ?? 0) - 1,
  }
}

/** Where the second and all further lines of a block begin. */
function topsOf(leaf: Element, spots: readonly (Spot | undefined)[]): number[] {
  const tops = spots.flatMap((spot) => {
    if (spot?.at === 'row') return topsOf(leaf, spot.cells)
    return spot?.at === 'line' && spot.leaf === leaf ? [spot.top] : []
  })
  return [...new Set(tops)]
}

/** Set a break before each line but the first; the last line is filled up, so that all others can be justified. */
function ruleLines({ element, tops, starts, isJustified, isCode, rest }: Leaf): Map<number, Element> {
  const marks = new Map<number, Element>()
  for (const [index, top] of [...tops.entries()].toReversed()) {
    const start = starts[index]
    if (!start) continue
    // Code has line breaks of its own.
    const mark = document.createElement(isCode ? 'wbr' : 'br')
    if ('before' in start) start.before.before(mark)
    else start.node.splitText(start.offset).before(mark)
    marks.set(top, mark)
  }
  element.classList.add('ruled')
  if (isJustified) {
    element.classList.add('justified')
    const filler = document.createElement('span')
    filler.className = 'filler'
    filler.setAttribute('aria-hidden', 'true')
    filler.style.width = `${Math.max(0, rest)}px`
    element.append(filler)
  }
  return marks
}

/** Whether it was set here, and goes where a page ends in its place. */
export const isLineMark = (element: Element): boolean =>
  element.localName === 'br' || element.localName === 'wbr'

function splitRow({ row, cells }: RowSpot, lineStart: Ruling['lineStart']): Element {
  for (const element of [row, ...row.children]) joinMark(element)
  const part = row.cloneNode(false) as Element
  part.removeAttribute('id')
  for (const [index, cell] of [...row.children].entries()) {
    const copy = cell.cloneNode(false) as Element
    copy.removeAttribute('id')
    const spot = cells[index]
    const edge =
      spot?.at === 'line' ? lineStart(spot.leaf, spot.top) : spot?.at === 'before' ? spot.element : undefined
    if (edge) {
      const range = document.createRange()
      range.setStartBefore(edge)
      range.setEnd(cell, cell.childNodes.length)
      copy.append(range.extractContents())
      if (isLineMark(edge)) edge.remove()
    }
    part.append(copy)
  }
  row.after(part)
  return part
}
