/** What a page must hold to. Lengths in px. */
export interface PageRules {
  /** Of the text on a full page. */
  readonly height: number
  /** Distance of baselines. */
  readonly line: number
  /** Rule and white between text and notes: once on a page that has notes. */
  readonly separator: number
  /** In books that are read from right to left, rectos lie on the left. */
  readonly rtl?: boolean
}

/**
 * What each blemish of a page costs. Only their proportions matter: the pages of a chapter are chosen so that
 * the sum is least (Plass, Optimal Pagination Techniques for Automatic Typesetting Systems, 1981).
 */
export const costs = {
  /** Nothing that a reader should ever meet: a heading with nothing below it, a note on another page than its call. */
  fault: 1_000_000,
  /** The last line of a paragraph alone at the head of a page. */
  widow: 2000,
  /** The first line of a paragraph alone at the foot of a page. */
  orphan: 1800,
  /** A note that goes on overleaf. */
  splitNote: 250,
  /** Each line of it that is still left; and squared lines of text that a page with notes lacks. */
  overdue: 4,
  thin: 4,
  /** A short table cut in two, and one row of a long one alone. */
  shortTable: 600,
  loneRow: 200,
  /** Squared lines of white at the foot of a page; and by which the pages of a spread differ. */
  white: 5,
  uneven: 12,
  /** A word divided between two pages; more where the reader has to turn the leaf. */
  hyphen: 10,
  hyphenAtTurn: 25,
  /** Squared lines that the last page of a chapter lacks to `fewest`. */
  stub: 20,
  page: 30,
} as const

/** Lines that the last page of a chapter should have. */
export const fewest = 4

/** Lines of text that a page should have above its notes. */
export const fewestAbove = 8

/** Lines of a note that stay together on either side of a page's end. */
export const noteLines = 2

/** Lines of white that are considered before a page is given up as too short. */
export const mostWhite = 6
