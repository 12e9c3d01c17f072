import { linesOf } from './lines.ts'
import { isBlock, isText } from './kinds.ts'
import { rowsOf } from './rows.ts'

/** One box with the place where it begins. Lengths in px from the top of the window. */
export interface Cell {
  top: number
  bottom: number
  /** Of the block that it is a part of. */
  readonly index: number
  readonly count: number
  keep?: true
  repeat?: number
  readonly spot: Spot
}

/** Where a page may begin. */
export type Spot =
  | { readonly at: 'before'; readonly element: Element }
  /** At the line of `leaf` whose upper edge is at `top`, px. */
  | { readonly at: 'line'; readonly leaf: Element; readonly top: number }
  /** Inside a row that is higher than a page: at a place of each of its cells that has one. */
  | { readonly at: 'row'; readonly row: Element; readonly cells: readonly (Spot | undefined)[] }

/**
 * The boxes of a block, from top to bottom.
 *
 * @param height Of a full page, px: a block that should stay whole and is higher is divided.
 */
export function readBoxes(element: Element, height: number): Cell[] {
  const style = getComputedStyle(element)
  if (style.display === 'none') return []
  const rect = element.getBoundingClientRect()
  const cells = divide(element, style, rect, height)
  if (cells.length === 0) return []
  const first = cells[0]
  const last = cells[cells.length - 1]
  if (!first || !last) return cells
  // Paddings and borders belong to the boxes that they surround.
  first.top = Math.min(first.top, rect.top)
  last.bottom = Math.max(last.bottom, rect.bottom)
  if (style.breakAfter === 'avoid') for (const cell of cells) cell.keep = true
  return cells
}

function divide(element: Element, style: CSSStyleDeclaration, rect: DOMRect, height: number): Cell[] {
  const whole = (): Cell[] => [
    { top: rect.top, bottom: rect.bottom, index: 0, count: 1, spot: { at: 'before', element } },
  ]
  if (rect.height === 0 && element.childElementCount === 0) return []
  if (isWhole(element, style) && (rect.height <= height || !canDivide(element))) return whole()
  if (style.display === 'table') return rowsOf(element, height)
  const blocks = [...element.children].filter(isBlock)
  if (blocks.length === 0) return isPlain(element) ? linesOf(element, style, rect) : whole()
  // Text beside blocks can't be divided from them.
  if (hasLooseText(element) && rect.height <= height) return whole()
  const cells: Cell[] = []
  for (const child of blocks) {
    const next = readBoxes(child, height)
    const last = cells.at(-1)
    if (last && next.length > 0 && getComputedStyle(child).breakBefore === 'avoid') last.keep = true
    cells.push(...next)
  }
  // A block whose children are all empty is as high as it is.
  return cells.length > 0 || rect.height === 0 ? cells : whole()
}

const isWhole = (element: Element, { display, breakInside }: CSSStyleDeclaration): boolean =>
  breakInside === 'avoid' ||
  element.matches('.cover') ||
  !/^(?:block|list-item|flow-root|table)$/.test(display) ||
  /^(?:hr|img|svg|math|canvas)$/.test(element.localName)

const canDivide = (element: Element): boolean =>
  !/^(?:hr|img|svg|math|canvas|h[1-6])$/.test(element.localName) && !element.matches('.cover, .titlepage')

/** Whether the lines of a block can be told apart: no picture as high as several of them. */
const isPlain = (element: Element): boolean => element.textContent !== '' || element.childElementCount > 0

const hasLooseText = (element: Element): boolean =>
  [...element.childNodes].some((node) => isText(node) && /[^\s\u200B]/u.test(node.data))
