import type { Paper } from '../../model/paper.ts'
import type { Row } from './gang.ts'
import { ImpositionError, type Mark, type Placement, type Rectangle, type Side } from './plan.ts'

/** Points of a millimetre. */
export const mm = 72 / 25.4

/** Pages that are too large by less than this are not scaled, points: nobody sees it, and no printer is so exact. */
const tolerance = 0.75

/** Text of 11 pt would be 2 pt high. */
const smallestScale = 0.2

export interface Size {
  readonly width: number
  readonly height: number
}

/** A sheet divided into places for pages of one size. */
export interface Layout {
  readonly sheet: Size
  readonly columns: number
  readonly rows: number
  readonly scale: number
  /** A page as it is printed, points. */
  readonly page: Size
  readonly bleed: number
  /** Pairs of columns meet at a fold; otherwise each page stands in the middle of its place. */
  readonly folded: boolean
}

export interface LayoutRequest {
  /** mm. */
  readonly paper: Paper
  /** The page after trimming, points. */
  readonly trim: Size
  /** What lies around it, points. */
  readonly bleed: number
  readonly columns: number
  readonly rows: number
  readonly folded: boolean
}

/**
 * Turn the paper the way on which the pages stay larger, lying where there is no difference. Pages keep their size
 * where they have room, and shrink evenly otherwise.
 *
 * @throws {ImpositionError} where nothing could be read.
 */
export function layOut({ paper, trim, bleed, columns, rows, folded }: LayoutRequest): Layout {
  const [short, long] = [Math.min(paper.width, paper.height) * mm, Math.max(paper.width, paper.height) * mm]
  const scaleOn = ({ width, height }: Size): number => {
    const fits = trim.width * columns <= width + tolerance && trim.height * rows <= height + tolerance
    return fits ? 1 : Math.min(1, width / (trim.width * columns), height / (trim.height * rows))
  }
  const [lying, standing] = [
    { width: long, height: short },
    { width: short, height: long },
  ]
  const sheet = scaleOn(standing) > scaleOn(lying) ? standing : lying
  const scale = scaleOn(sheet)
  if (scale < smallestScale) {
    throw new ImpositionError(
      `On this paper the pages would have ${Math.round(scale * 100)} % of their size: take a larger paper`,
    )
  }
  const page = { width: trim.width * scale, height: trim.height * scale }
  return { sheet, columns, rows, scale, page, bleed: bleed * scale, folded }
}

/** Where the page of a column and a row stands, without creep. */
export function placeOf(layout: Layout, column: number, row: number): Rectangle {
  const { page, folded } = layout
  const cell = cellOf(layout, column, row)
  const y = cell.y + (cell.height - page.height) / 2
  if (!folded) return { ...page, x: cell.x + (cell.width - page.width) / 2, y }
  return { ...page, x: column % 2 === 0 ? cell.x + cell.width - page.width : cell.x, y }
}

/** The part of the sheet that belongs to one page, up to the fold, the cut or the edge. */
export function cellOf({ sheet, columns, rows }: Layout, column: number, row: number): Rectangle {
  const [width, height] = [sheet.width / columns, sheet.height / rows]
  return { x: column * width, y: (rows - 1 - row) * height, width, height }
}

/**
 * Place a side's pages.
 *
 * @param creep Points by which each sheet in a fold moves further towards it than the one around it.
 */
export function placeRows(rows: readonly Row[], layout: Layout, creep: number): Placement[] {
  return rows.flatMap(({ pages, depth }, row) =>
    pages.map((page, column): Placement => {
      const place = placeOf(layout, column, row)
      const shift = layout.folded ? depth * creep * (column % 2 === 0 ? 1 : -1) : 0
      const shifted = { ...place, x: place.x + shift }
      const clip = overlap(grow(shifted, layout.bleed), cellOf(layout, column, row))
      return { page, ...shifted, rotate: 0, clip }
    }),
  )
}

export const grow = ({ x, y, width, height }: Rectangle, by: number): Rectangle => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

function overlap(a: Rectangle, b: Rectangle): Rectangle {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)]
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return { x, y, width: Math.max(0, width), height: Math.max(0, height) }
}

/** The whole side with its foot up, for a printer that turns the sheet about its horizontal middle. */
export function turnSide({ placements, marks }: Side, sheet: Size): Side {
  const turn = (at: Rectangle): Rectangle => ({
    x: sheet.width - at.x - at.width,
    y: sheet.height - at.y - at.height,
    width: at.width,
    height: at.height,
  })
  const point = ([x, y]: Mark['from']): Mark['from'] => [sheet.width - x, sheet.height - y]
  return {
    placements: placements.map((at) => ({
      page: at.page,
      ...turn(at),
      rotate: at.rotate === 0 ? 180 : 0,
      clip: turn(at.clip),
    })),
    marks: marks.map(({ kind, from, to }) => ({ kind, from: point(from), to: point(to) })),
  }
}
