import type { PrintSheet } from './facts.ts'

/** Lengths on a sheet are points, 1/72 inch, from its lower left corner (ISO 32000-1, 8.3.2.3). */
export interface Rectangle {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where one page of the book stands on a side of a sheet. */
export interface Placement extends Rectangle {
  /** Counts from 1; undefined where the paper stays blank. */
  readonly page: number | undefined
  /** 180: its head points down. */
  readonly rotate: 0 | 180
  /** What may be inked: the page and its bleed, but never beyond the fold or a cut. */
  readonly clip: Rectangle
}

export type MarkKind = 'fold' | 'cut' | 'staple'

/** A hairline that shows where to fold, cut or staple. */
export interface Mark {
  readonly kind: MarkKind
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
}

export interface Side {
  readonly placements: readonly Placement[]
  readonly marks: readonly Mark[]
}

/** One sheet of paper; `back` is undefined where only one side is printed. */
export interface PlannedSheet {
  readonly front: Side
  readonly back?: Side
}

/** Everything that is to be known of a booklet before it is drawn. */
export interface Plan {
  /** The sheet as it is looked at, points. */
  readonly width: number
  readonly height: number
  readonly sheets: readonly PlannedSheet[]
  readonly facts: PrintSheet
}

/** The booklet cannot be made of this file with these options; the message says why, and what to do. */
export class ImpositionError extends Error {}
