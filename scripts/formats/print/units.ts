import type { Slots } from './slots.ts'

/** A piece of paper as it is bound: a folded sheet of four pages, or a leaf of two. Rows run from left to right. */
export interface Unit {
  readonly front: Slots
  readonly back: Slots
  /** Sheets that lie around it in its fold. */
  readonly depth: number
}

/** Sheets that are put into each other and folded once. */
const sheetsOfQuire = 4

/**
 * Sheets of each signature, all in all as many as the pages take.
 *
 * Without a wish some have one sheet more than others, so that no more than three pages stay blank, and each has
 * about four sheets: the quaternion, which binders have sewn since late antiquity.
 *
 * @param wanted Sheets of every signature; the last is filled up with blank pages.
 */
export function signatureSizes(pages: number, wanted?: number): readonly number[] {
  const sheets = Math.ceil(pages / 4)
  if (wanted !== undefined) {
    const size = Math.min(wanted, sheets)
    return Array.from({ length: Math.ceil(sheets / size) }, () => size)
  }
  const count = Math.max(1, Math.round(sheets / sheetsOfQuire))
  const thick = sheets % count
  return Array.from({ length: count }, (_, index) => Math.floor(sheets / count) + (index < thick ? 1 : 0))
}

/** Cut the slots into signatures and these into folded sheets, the outermost first. */
export function foldedSheets(slots: Slots, sizes: readonly number[]): Unit[] {
  const starts = sizes.map((_, index) => 4 * sum(sizes.slice(0, index)))
  return sizes.flatMap((size, index) => {
    const start = starts[index] ?? 0
    return oneFold(slots.slice(start, start + 4 * size))
  })
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

/** The outermost sheet holds the first two pages and the last two, the next the two after and the two before them. */
function oneFold(slots: Slots): Unit[] {
  const last = slots.length - 1
  return Array.from({ length: slots.length / 4 }, (_, depth) => {
    const first = 2 * depth
    return {
      front: [slots[last - first], slots[first]],
      back: [slots[first + 1], slots[last - first - 1]],
      depth,
    }
  })
}

/** Every two pages a leaf of their own. */
export function singleLeaves(slots: Slots): Unit[] {
  return Array.from({ length: slots.length / 2 }, (_, index) => ({
    front: [slots[2 * index]],
    back: [slots[2 * index + 1]],
    depth: 0,
  }))
}
