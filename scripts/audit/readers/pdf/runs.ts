/** A stretch of text that the file sets at one place. Lengths are points, from the page's lower left corner. */
export interface Run {
  readonly text: string
  /** Where its base line begins. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  /** Of the base line, degrees against the clock: 0, 90, 180, 270 or any other. */
  readonly turn: number
  readonly isLineEnd: boolean
  /**
   * Number of the marked content that it belongs to (ISO 32000-1, 14.7.4); `artifact` for what is no part of the
   * text; nothing where it is not marked.
   */
  readonly mark: number | 'artifact' | undefined
  /** Reads from right to left. */
  readonly isRightToLeft: boolean
}

export interface PageText {
  readonly runs: readonly Run[]
  /** Lower left and upper right corner, points. */
  readonly box: readonly [number, number, number, number]
  /** By which the page is turned with the clock as it is shown. */
  readonly rotate: number
}

/** Of a base line that goes along a vector, in whole degrees. */
export const turnOf = (x: number, y: number): number =>
  y === 0 && x > 0 ? 0 : (Math.round((Math.atan2(y, x) * 180) / Math.PI) + 360) % 360
