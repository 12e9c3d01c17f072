/** What a person at a printer has to know of a booklet. */
export interface PrintSheet {
  /** As it was asked for: `a4`, `210x297mm`. */
  readonly paper: string
  readonly binding: 'saddle' | 'signatures' | 'perfect' | 'zine'
  /** Of the book, without the blank ones. */
  readonly pages: number
  readonly blanks: number
  /** Blank pages stand before the last page instead of behind it. */
  readonly cover: boolean
  /** What the printer takes for one run of the file. */
  readonly sheets: number
  /** Booklets that one run gives. */
  readonly copies: number
  readonly sides: 1 | 2
  /** Undefined where one side is printed. */
  readonly flip?: 'short' | 'long' | 'manual'
  /** Sheets (after cutting) in each signature that is folded, in their order; empty where nothing is folded. */
  readonly signatures: readonly number[]
  /** Staples in the fold, mm from the head of the booklet. */
  readonly staples: readonly number[]
  /**
   * Cuts before folding: `halves`, once across the middle; `leaves`, into single leaves; `slit`, in the middle of
   * the sheet only.
   */
  readonly cut?: 'halves' | 'leaves' | 'slit'
  /** Piles to lay upon each other after the cut; 1 where there is nothing to gather. */
  readonly piles: number
  /** Blank pieces that the cut leaves over. */
  readonly spare: number
  /** Paper stands out around the finished page, and may be trimmed off. */
  readonly trim: boolean
  /** Shift of the innermost sheet's pages towards the fold, mm. */
  readonly creep: number
  /** 1 where pages keep their size. */
  readonly scale: number
  /** The hand turns its pages from left to right. */
  readonly rightToLeft: boolean
}

declare module 'vfile' {
  interface DataMap {
    /** How a booklet is printed and made, for the page that explains it. */
    printSheet: PrintSheet
  }
}
