import { layOut, type Layout, mm, placeRows } from './layout.ts'
import { lying, upright } from './marks.ts'
import type { ZineOptions } from './options.ts'
import { ImpositionError, type Mark, type MarkKind, type Placement, type Plan } from './plan.ts'
import type { Book } from './plan-booklet.ts'
import { checkPages, paperOf } from './request.ts'
import { fillSheets, type Slots } from './slots.ts'

const pagesOfZine = 8

/** From the left: the upper row stands on its head. */
const [upper, lower] = [
  [5, 4, 3, 2],
  [6, 7, 8, 1],
]

/**
 * Eight pages on one side of one sheet, which is folded in eight, slit along the middle fold between its middle
 * columns, and pushed together into a booklet.
 *
 * @throws {ImpositionError} for more than eight pages.
 */
export function planZine(book: Book, options: ZineOptions): Plan {
  checkPages(book.pages)
  if (book.pages > pagesOfZine) {
    throw new ImpositionError(
      `A zine has ${pagesOfZine} pages, and this has ${book.pages}: make a booklet of it, or shorten it`,
    )
  }
  const isRightToLeft = book.dir === 'rtl'
  const slots = fillSheets(book.pages, pagesOfZine, options.cover)
  const paper = paperOf(options.paper)
  const { trim, bleed = 0 } = book
  const layout = layOut({ paper, trim, bleed, columns: 4, rows: 2, folded: false })
  const rows = [upper, lower].map((order) => rowOf(order, slots, isRightToLeft))
  const placements = placeRows(rows, layout, 0).map((at, index): Placement =>
    index < 4 ? { ...at, rotate: 180 } : at,
  )
  const front = { placements, marks: zineMarks(layout, options.marks) }
  return {
    ...layout.sheet,
    sheets: [{ front }],
    facts: {
      paper: options.paper,
      binding: 'zine',
      pages: book.pages,
      blanks: pagesOfZine - book.pages,
      cover: options.cover,
      sheets: 1,
      copies: 1,
      sides: 1,
      signatures: [],
      staples: [],
      cut: 'slit',
      piles: 1,
      spare: 0,
      trim: false,
      creep: 0,
      scale: layout.scale,
      rightToLeft: isRightToLeft,
    },
  }
}

function rowOf(order: readonly number[], slots: Slots, isRightToLeft: boolean) {
  const pages = order.map((page) => slots[page - 1])
  return { pages: isRightToLeft ? pages.toReversed() : pages, depth: 0 }
}

function zineMarks({ sheet: { width, height } }: Layout, kinds: readonly MarkKind[]): Mark[] {
  const length = 5 * mm
  const folds = [0.25, 0.5, 0.75].flatMap((part) => [
    upright('fold', width * part, 0, length),
    upright('fold', width * part, height - length, height),
  ])
  const middle = [
    lying('fold', height / 2, 0, length),
    lying('fold', height / 2, width - length, width),
    lying('cut', height / 2, width / 4, (width * 3) / 4),
  ]
  return [...folds, ...middle].filter(({ kind }) => kinds.includes(kind))
}
