import type { Slots } from './slots.ts'
import type { Unit } from './units.ts'

/** How the units of a booklet share a sheet. */
export interface Grid {
  /** Units beside and above each other. */
  readonly across: number
  readonly down: number
  /** 2: the rows are alike, for two booklets. */
  readonly copies: 1 | 2
}

/** Pages that stand in one line on a sheet, from left to right. */
export interface Row {
  readonly pages: Slots
  readonly depth: number
}

/** One sheet, its rows from the top. The back is seen after turning the sheet about its vertical middle. */
export interface Ganged {
  readonly front: readonly Row[]
  readonly back: readonly Row[]
}

/**
 * Lay the units upon sheets, so that after cutting the piles lie in order on each other: each pile holds units that
 * follow each other.
 */
export function gangUnits(units: readonly Unit[], grid: Grid): Ganged[] {
  const piles = pilesOf(grid)
  const count = Math.ceil(units.length / piles)
  return Array.from({ length: count }, (_, sheet) => {
    const rows = Array.from({ length: grid.down }, (__, row) =>
      Array.from({ length: grid.across }, (___, column) => {
        const pile = (row * grid.across + column) % piles
        return units[pile * count + sheet]
      }),
    )
    return { front: rows.map((row) => rowOf(row, 'front')), back: rows.map((row) => rowOf(row, 'back')) }
  })
}

export const pilesOf = ({ across, down, copies }: Grid): number => (across * down) / copies

/** Behind the leftmost unit stands the rightmost of the back. A missing unit is blank paper. */
function rowOf(units: readonly (Unit | undefined)[], side: 'front' | 'back'): Row {
  const width = units.find(Boolean)?.[side].length ?? 0
  const seen = side === 'front' ? units : units.toReversed()
  const blank = Array.from<undefined>({ length: width })
  return { pages: seen.flatMap((unit) => unit?.[side] ?? blank), depth: units.find(Boolean)?.depth ?? 0 }
}

/** The same sheet for a book that is read from right to left: its mirror image. */
export function mirror({ front, back }: Ganged): Ganged {
  const turn = (rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, pages: row.pages.toReversed() }))
  return { front: turn(front), back: turn(back) }
}
