import { isText } from './kinds.ts'

/** A place between two characters or elements. */
export type Point = { readonly node: Text; readonly offset: number } | { readonly before: Element }

const range = document.createRange()

/** Things in a line that are no text. */
const objects = 'img, svg, math, input, br'

/**
 * Where the lines of a block begin, from the heights at which they do.
 *
 * Characters stand in the order of lines, so each start is found by halving. Formulas are taken as a whole.
 *
 * @param tops Upper edges of the lines, px, rising.
 */
export function lineStarts(leaf: Element, tops: readonly number[]): (Point | undefined)[] {
  const pieces = piecesOf(leaf)
  let from = 0
  return tops.map((top) => {
    while (from < pieces.length && !isBelow(lastRect(pieces[from]), top)) from += 1
    const piece = pieces[from]
    if (!piece) return undefined
    return isText(piece) ? { node: piece, offset: firstBelow(piece, top) } : { before: piece as Element }
  })
}

/** Texts, and the objects between them. No walker with a filter: a page whose scripts are off calls none back. */
function piecesOf(node: Node, pieces: Node[] = []): Node[] {
  for (const child of node.childNodes) {
    if (isText(child)) {
      if (child.length > 0) pieces.push(child)
    } else if (child instanceof Element) {
      if (child.matches(objects)) pieces.push(child)
      else piecesOf(child, pieces)
    }
  }
  return pieces
}

function lastRect(piece: Node | undefined): DOMRect | undefined {
  if (!piece) return undefined
  if (!isText(piece)) return (piece as Element).getBoundingClientRect()
  range.selectNodeContents(piece)
  const rects = range.getClientRects()
  return rects[rects.length - 1]
}

const isBelow = (rect: DOMRect | undefined, top: number): boolean =>
  rect !== undefined && (rect.top + rect.bottom) / 2 > top

function firstBelow(node: Text, top: number): number {
  let low = 0
  let high = node.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    range.setStart(node, middle)
    range.setEnd(node, middle + 1)
    const rects = range.getClientRects()
    // White space that hangs at a line's end has no place: it belongs to the line before.
    if (isBelow(rects[rects.length - 1], top)) high = middle
    else low = middle + 1
  }
  return low
}

/** Width that the words of the last line take, px. */
export function lastLineWidth(leaf: Element, top: number): number {
  range.selectNodeContents(leaf)
  const rects = [...range.getClientRects()].filter((rect) => isBelow(rect, top) && rect.width > 0)
  if (rects.length === 0) return 0
  return Math.max(...rects.map(({ right }) => right)) - Math.min(...rects.map(({ left }) => left))
}
