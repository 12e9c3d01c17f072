import type { PrintSheet } from './facts.ts'
import { type Ganged, gangUnits, type Grid, mirror, pilesOf } from './gang.ts'
import { layOut, type Layout, mm, placeRows, type Size, turnSide } from './layout.ts'
import { marksOf, staplePlaces } from './marks.ts'
import type { BookletOptions } from './options.ts'
import { ImpositionError, type Plan, type PlannedSheet, type Side } from './plan.ts'
import { checkPages, paperOf } from './request.ts'
import { fillSheets } from './slots.ts'
import { foldedSheets, signatureSizes, singleLeaves, type Unit } from './units.ts'

/** The pages that are to be bound. */
export interface Book {
  readonly pages: number
  /** Size of a page after trimming, points. */
  readonly trim: Size
  /** What may be cut off around it, points. */
  readonly bleed?: number
  /** `rtl`: the spine is on the right of the front cover. */
  readonly dir?: 'ltr' | 'rtl'
}

/**
 * Put the pages of a book on sheets, so that folded or cut, laid on each other and bound they read in order.
 *
 * Saddle stitch: of P pages sheet s, 0 outermost, carries P-2s | 1+2s in front and 2+2s | P-1-2s at the back.
 *
 * @throws {ImpositionError} where there are no pages, or the options ask for what can't be done.
 */
export function planBooklet(book: Book, options: BookletOptions): Plan {
  checkPages(book.pages)
  const { binding, cover } = options
  checkThickness(options.thickness)
  const folded = binding !== 'perfect'
  const grid = gridOf(options, folded)
  const bound = bind(book.pages, options, pilesOf(grid))
  const layout = layOut({
    paper: paperOf(options.paper),
    trim: book.trim,
    bleed: book.bleed ?? 0,
    columns: grid.across * (folded ? 2 : 1),
    rows: grid.down,
    folded,
  })
  const creep = options.creep ? options.thickness : 0
  const sheets = gangUnits(bound.units, grid).map((sheet) =>
    planSheet(book.dir === 'rtl' ? mirror(sheet) : sheet, layout, options, creep * mm),
  )
  const piles = pilesOf(grid)
  const facts: PrintSheet = {
    paper: options.paper,
    binding,
    pages: book.pages,
    blanks: bound.slots - book.pages,
    cover,
    sheets: sheets.length,
    copies: grid.copies,
    sides: 2,
    flip: options.flip,
    signatures: bound.signatures,
    staples:
      binding === 'saddle'
        ? staplePlaces.map((part) => Math.round((part * layout.page.height * 10) / mm) / 10)
        : [],
    ...cutOf(grid, folded),
    piles,
    spare: piles * sheets.length - bound.units.length,
    trim: isTrimmed(layout),
    creep: Math.max(0, ...bound.units.map(({ depth }) => depth * creep)),
    scale: layout.scale,
    rightToLeft: book.dir === 'rtl',
  }
  return { ...layout.sheet, sheets, facts }
}

function gridOf({ up, copies }: BookletOptions, folded: boolean): Grid {
  if (up === 2 && copies === 2)
    throw new ImpositionError('Two copies on a sheet need four pages on a side: up 4')
  const across = folded ? 1 : 2
  return up === 2 ? { across, down: 1, copies: 1 } : { across, down: 2, copies: copies ?? 2 }
}

interface Bound {
  readonly units: readonly Unit[]
  readonly slots: number
  readonly signatures: readonly number[]
}

function bind(pages: number, { binding, sheets, cover }: BookletOptions, piles: number): Bound {
  if (binding === 'perfect') {
    const slots = fillSheets(pages, Math.max(4, 2 * piles), cover)
    return { units: singleLeaves(slots), slots: slots.length, signatures: [] }
  }
  const sizes = binding === 'saddle' ? [Math.ceil(pages / 4)] : signatureSizes(pages, sheets)
  const slots = fillSheets(pages, 4 * sizes.reduce((sum, size) => sum + size, 0), cover)
  return { units: foldedSheets(slots, sizes), slots: slots.length, signatures: sizes }
}

function cutOf({ down }: Grid, folded: boolean): Pick<PrintSheet, 'cut'> {
  if (!folded) return { cut: 'leaves' }
  return down > 1 ? { cut: 'halves' } : {}
}

/** More paper than an unsteady hand would leave: 2 mm beside, above or below the page. */
function isTrimmed({ sheet, columns, rows, page }: Layout): boolean {
  return sheet.width / columns - page.width > 2 * mm || sheet.height / rows - page.height > 2 * mm
}

/**
 * Sides as they leave the printer: the plan's back is what one sees after turning the sheet about its upright
 * middle, which is the short edge of a lying sheet and the long edge of a standing one. The other way it is upside down.
 */
function planSheet(
  { front, back }: Ganged,
  layout: Layout,
  { flip, marks: kinds }: BookletOptions,
  creep: number,
): PlannedSheet {
  const outermost = front.map(({ depth, pages }) => depth === 0 && pages.length > 0)
  const obverse = { placements: placeRows(front, layout, creep), marks: marksOf(layout, kinds, outermost) }
  const reverse: Side = { placements: placeRows(back, layout, creep), marks: [] }
  const upright = layout.sheet.width >= layout.sheet.height ? 'short' : 'long'
  const wanted = flip === 'manual' ? 'short' : flip
  return { front: obverse, back: wanted === upright ? reverse : turnSide(reverse, layout.sheet) }
}

function checkThickness(thickness: number): void {
  if (!Number.isFinite(thickness) || thickness < 0)
    throw new ImpositionError(`Paper can't be ${thickness} mm thick: 0.10 mm is usual`)
}
