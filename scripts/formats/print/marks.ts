import { cellOf, grow, type Layout, mm, placeOf } from './layout.ts'
import type { Mark, MarkKind, Rectangle } from './plan.ts'

const length = 5 * mm
/** Shorter ones, and those nearer to the page, are left out: the knife or the fold would not find them. */
const shortest = 1 * mm
const distance = 1 * mm

/** Where staples go, as parts of the page's height from its head. */
export const staplePlaces: readonly number[] = [0.25, 0.75]

/**
 * The marks of a sheet's front.
 *
 * @param outermost Rows (from the top) whose front is the outside of a fold: a fold is marked there only.
 */
export function marksOf(layout: Layout, kinds: readonly MarkKind[], outermost: readonly boolean[]): Mark[] {
  const folds = layout.folded ? outermost.flatMap((is, row) => (is ? foldMarks(layout, row) : [])) : []
  const marks = [...folds, ...cornerMarks(layout), ...divisionMarks(layout)]
  return marks.filter(({ kind }) => kinds.includes(kind))
}

/** Ticks at both ends of the fold, and the places of the staples on it. */
function foldMarks(layout: Layout, row: number): Mark[] {
  const marks: Mark[] = []
  for (let column = 0; column < layout.columns; column += 2) {
    const cell = cellOf(layout, column, row)
    const page = placeOf(layout, column, row)
    const x = cell.x + cell.width
    const [foot, head] = [page.y, page.y + page.height]
    const top = cell.y + cell.height
    marks.push(upright('fold', x, ...tick(head + layout.bleed, top, 1)))
    marks.push(upright('fold', x, ...tick(foot - layout.bleed, cell.y, -1)))
    for (const part of staplePlaces) {
      const y = head - part * page.height
      marks.push(upright('staple', x, y - length / 2, y + length / 2))
    }
  }
  return marks
}

/** Between page and edge where there is room; otherwise at the edge, in the page's margin. */
function tick(page: number, edge: number, outwards: 1 | -1): [number, number] {
  return ends(page + outwards * distance, edge, outwards) ?? [edge, edge - outwards * length]
}

/** Beside the corners of the trimmed page, outside of its bleed and of its neighbours. */
function cornerMarks(layout: Layout): Mark[] {
  const marks: Mark[] = []
  for (let row = 0; row < layout.rows; row++) {
    for (let column = 0; column < layout.columns; column++) {
      const page = placeOf(layout, column, row)
      const cell = cellOf(layout, column, row)
      const isLeft = column % 2 === 0
      const sides = layout.folded ? [isLeft ? 'left' : 'right'] : ['left', 'right']
      for (const side of sides) marks.push(...cornersAt(side, page, cell, layout.bleed))
    }
  }
  return marks
}

function cornersAt(side: string, page: Rectangle, cell: Rectangle, bleed: number): Mark[] {
  const x = side === 'left' ? page.x : page.x + page.width
  const outer = grow(page, bleed + distance)
  const across =
    side === 'left' ? ends(outer.x, cell.x, -1) : ends(outer.x + outer.width, cell.x + cell.width, 1)
  const up = ends(outer.y + outer.height, cell.y + cell.height, 1)
  const down = ends(outer.y, cell.y, -1)
  const level = across ? [page.y, page.y + page.height].map((y) => lying('cut', y, ...across)) : []
  const plumb = [up, down].flatMap((pair) => (pair ? [upright('cut', x, ...pair)] : []))
  return [...level, ...plumb]
}

/** From the page outwards, as far as the edge and the length allow. */
function ends(start: number, edge: number, outwards: 1 | -1): [number, number] | undefined {
  const room = outwards * (edge - start)
  return room < shortest ? undefined : [start, start + outwards * Math.min(length, room)]
}

/** At the edges of the sheet, where it is cut apart. */
function divisionMarks({ sheet: { width, height }, rows, columns, folded }: Layout): Mark[] {
  const marks: Mark[] = []
  for (let row = 1; row < rows; row++) {
    const y = (height * row) / rows
    marks.push(lying('cut', y, 0, length), lying('cut', y, width - length, width))
  }
  for (let column = 1; column < (folded ? 1 : columns); column++) {
    const x = (width * column) / columns
    marks.push(upright('cut', x, 0, length), upright('cut', x, height - length, height))
  }
  return marks
}

export const upright = (kind: MarkKind, x: number, from: number, to: number): Mark => ({
  kind,
  from: [x, from],
  to: [x, to],
})

export const lying = (kind: MarkKind, y: number, from: number, to: number): Mark => ({
  kind,
  from: [from, y],
  to: [to, y],
})
