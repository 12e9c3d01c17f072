import type { BookletOptions, ZineOptions } from '../scripts/formats/print/index.ts'
import type { Placement, Plan, Side } from '../scripts/formats/print/plan.ts'

export type { BookletOptions, Plan, ZineOptions }

/** Points. */
export const a5 = { width: (148 * 72) / 25.4, height: (210 * 72) / 25.4 }

export const optionsFor = (wanted: Partial<BookletOptions>): BookletOptions => ({
  paper: 'a4',
  binding: 'saddle',
  flip: 'short',
  cover: false,
  up: 2,
  thickness: 0.1,
  creep: true,
  marks: [],
  ...wanted,
})

type Page = number | undefined

/** A piece of paper in the hand: its front, and its back as it is seen after turning it like a page. Left to right. */
interface Piece {
  readonly front: readonly Page[]
  readonly back: readonly Page[]
}

/**
 * Print, cut, stack, fold and read: the pages of each copy in the order in which a reader meets them.
 *
 * It knows of a plan only where pages stand on paper, so a wrong order shows as it would at a table.
 */
export function fold(plan: Plan, options: BookletOptions, dir: 'ltr' | 'rtl'): Page[][] {
  const printed = plan.sheets.map(({ front, back }) => printSheet(plan, front, back, options.flip))
  const folded = options.binding !== 'perfect'
  const rows = options.up === 4 ? 2 : 1
  const copies = options.up === 4 && options.copies !== 1 ? 2 : 1
  // In reading order of the piles: from the top row down, within it in the direction of the book.
  const piles = Array.from({ length: rows }, (_, row) => {
    const strip = printed.map((sheet) => cutRow(sheet, row, rows))
    if (folded) return [strip]
    const halves = [strip.map((piece) => half(piece, 0)), strip.map((piece) => half(piece, 1))]
    return dir === 'rtl' ? halves.toReversed() : halves
  })
  const stacks = copies === 2 ? piles.map((row) => row.flat()) : [piles.flat(2)]
  return stacks.map((stack) =>
    folded ? gather(stack, plan, dir) : stack.flatMap((leaf) => [...leaf.front, ...leaf.back]),
  )
}

interface Printed {
  readonly width: number
  readonly height: number
  readonly front: readonly Placement[]
  /** As seen after turning the sheet about its upright middle. */
  readonly back: readonly Placement[]
}

/** What the printer makes of two sides: the wrong edge turns the back upside down. */
function printSheet(plan: Plan, front: Side, back: Side | undefined, flip: BookletOptions['flip']): Printed {
  const { width, height } = plan
  const uprightEdge = width >= height ? 'short' : 'long'
  const edge = flip === 'manual' ? 'short' : flip
  const behind = back?.placements ?? []
  const seen = edge === uprightEdge ? behind : behind.map((at) => turned(at, width, height))
  for (const at of [...front.placements, ...seen])
    if (at.rotate !== 0) throw new Error('A page stands on its head')
  return { width, height, front: front.placements, back: seen }
}

const turned = (at: Placement, width: number, height: number): Placement => ({
  ...at,
  x: width - at.x - at.width,
  y: height - at.y - at.height,
  rotate: at.rotate === 0 ? 180 : 0,
})

function cutRow(sheet: Printed, row: number, rows: number): Piece {
  const strip = (side: readonly Placement[]): Page[] =>
    side
      .filter(({ y, height }) => Math.floor(((sheet.height - y - height / 2) / sheet.height) * rows) === row)
      .toSorted((a, b) => a.x - b.x)
      .map(({ page }) => page)
  return { front: strip(sheet.front), back: strip(sheet.back) }
}

/** A leaf is what stands left on the front and right on the back, or the other way round. */
const half = ({ front, back }: Piece, column: 0 | 1): Piece => ({
  front: [front[column]],
  back: [back[1 - column]],
})

/** Take each signature's sheets off the pile, fold them and read them from the outside in and out again. */
function gather(pile: readonly Piece[], { facts }: Plan, dir: 'ltr' | 'rtl'): Page[] {
  let taken = 0
  return facts.signatures.flatMap((size) => {
    const sheets = pile.slice(taken, taken + size)
    taken += size
    const [first, last] = dir === 'ltr' ? [1, 0] : [0, 1]
    const inwards = sheets.flatMap(({ front, back }) => [front[first], back[last]])
    const outwards = sheets.toReversed().flatMap(({ front, back }) => [back[first], front[last]])
    return [...inwards, ...outwards]
  })
}

/**
 * Fold a zine and read it. After folding along the sheet each field of the upper row lies behind the one below it;
 * the slit lets the middle columns open, so that the fields form a ring, which is read around.
 */
export function readZine(plan: Plan, dir: 'ltr' | 'rtl'): Page[] {
  const [sheet] = plan.sheets
  const fields = sheet?.front.placements ?? []
  const field = (column: number, row: number): Page => {
    const found = fields.filter(
      ({ x, y, width, height }) =>
        Math.floor(((x + width / 2) / plan.width) * 4) === column &&
        Math.floor(((plan.height - y - height / 2) / plan.height) * 2) === row,
    )
    const [only] = found
    if (!only || found.length > 1) throw new Error('Each field holds one page')
    // The upper row is turned over the fold along the sheet: what stands on its head there comes to stand upright.
    if (only.rotate !== (row === 0 ? 180 : 0)) throw new Error('A page stands on its head')
    return only.page
  }
  const columns = dir === 'ltr' ? [3, 2, 1, 0] : [0, 1, 2, 3]
  const [cover = 0, ...others] = columns
  const above = columns.map((column) => field(column, 0))
  const below = others.toReversed().map((column) => field(column, 1))
  return [field(cover, 1), ...above, ...below]
}
