import type { PageText, Run } from './runs.ts'

/** How pages were put on the sheets of a file that is to be printed, folded or cut. */
export interface Imposed {
  /** saddle: sheets folded once into each other; leaves: cut, not folded; zine: eight pages on one side of one sheet. */
  readonly scheme: 'saddle' | 'leaves' | 'zine'
  /** Saddle: sheets of each signature, in their order; one signature of all by default. */
  readonly signatures?: readonly number[]
  /** 2: pages stand in two rows, which are cut apart. */
  readonly rows?: 1 | 2
  /** 2: the second row is a second copy. */
  readonly copies?: 1 | 2
  /** The book is read from right to left. */
  readonly isFromRight?: boolean
}

/** A page of the folded booklet, upright. */
export interface FoldedPage extends PageText {
  /** `sheet 2, back` */
  readonly side: string
}

/** Fold the sheets of a file, in the order in which they are printed: front, back, front, back. */
export function fold(sides: readonly PageText[], imposed: Imposed): FoldedPage[] {
  if (imposed.scheme === 'zine') return foldZine(sides, imposed)
  const count = Math.ceil(sides.length / 2)
  const cells = sides.map((side, index) => cut(asHeld(side), 2, imposed.rows ?? 1, sideName(index)))
  const units = unitsOf(count, imposed)
  const sizes = imposed.signatures ?? [units.length]
  const starts = sizes.map((_, index) => 4 * sizes.slice(0, index).reduce((sum, size) => sum + size, 0))
  const signatureOf = sizes.flatMap((size, index) =>
    Array.from({ length: size }, (_, depth) => ({ depth, size, start: starts[index] ?? 0 })),
  )
  const pages: FoldedPage[] = []
  for (const [index, { sheet, row, column }] of units.entries()) {
    const side = (back: 0 | 1) => (cells[2 * sheet + back] ?? [])[row] ?? []
    const put = (page: number, cell: FoldedPage | undefined): void => {
      if (cell) pages[page] = cell
    }
    const [front, back] = [side(0), side(1)].map((cell) => (imposed.isFromRight ? cell.toReversed() : cell))
    if (imposed.scheme === 'leaves') {
      put(2 * index, front?.[column])
      // One looks at the back after turning the sheet: what was left is right.
      put(2 * index + 1, back?.[1 - column])
      continue
    }
    const { depth, size, start } = signatureOf[index] ?? { depth: index, size: units.length, start: 0 }
    const last = start + 4 * size - 1 - 2 * depth
    const first = start + 2 * depth
    put(last, front?.[0])
    put(first, front?.[1])
    put(first + 1, back?.[0])
    put(last - 1, back?.[1])
  }
  return printed(pages)
}

/** @param index Of the side among the file's pages, from 0. */
export const sideName = (index: number): string =>
  `sheet ${Math.floor(index / 2) + 1}, ${index % 2 === 0 ? 'front' : 'back'}`

/** Folded sheets or leaves in the order of binding: piles of them lie upon each other. */
function unitsOf(sheets: number, { scheme, rows = 1, copies = 1 }: Imposed) {
  const across = scheme === 'leaves' ? 2 : 1
  const piles = (across * rows) / copies
  return Array.from({ length: piles * sheets }, (_, index) => {
    const pile = Math.floor(index / sheets)
    return { sheet: index % sheets, row: Math.floor(pile / across), column: pile % across }
  })
}

/** From the left: the heads of the upper row point down. */
const zine = [
  [5, 4, 3, 2],
  [6, 7, 8, 1],
]

function foldZine([side]: readonly PageText[], { isFromRight }: Imposed): FoldedPage[] {
  const pages: FoldedPage[] = []
  if (!side) return pages
  for (const [row, cells] of cut(side, 4, 2, 'sheet 1, front').entries()) {
    const numbers = isFromRight ? zine[row]?.toReversed() : zine[row]
    for (const [column, cell] of cells.entries())
      pages[(numbers?.[column] ?? 1) - 1] = row === 0 ? { ...turnOver(cell), side: cell.side } : cell
  }
  return printed(pages)
}

/** Pages up to the last that something stands on; those before it may be blank. */
function printed(pages: readonly FoldedPage[]): FoldedPage[] {
  const last = pages.findLastIndex((page) => page?.runs.some(({ text }) => text.trim() !== ''))
  const blank: FoldedPage = { runs: [], box: [0, 0, 0, 0], rotate: 0, side: '' }
  return Array.from({ length: last + 1 }, (_, index) => pages[index] ?? blank)
}

/** As the reader holds it: a back that printers turn over the long edge stands on its head in the file. */
function asHeld(side: PageText): PageText {
  let down = 0
  for (const { turn, text } of side.runs) down += text.length * (turn === 180 ? 1 : turn === 0 ? -1 : 0)
  return down > 0 ? turnOver(side) : side
}

function turnOver(side: PageText): PageText {
  const { runs, box } = side
  const [left, bottom, right, top] = box
  return {
    ...side,
    runs: runs.map((run) => ({
      ...run,
      x: left + right - run.x,
      y: bottom + top - run.y,
      turn: (run.turn + 180) % 360,
    })),
  }
}

/** Where a line of text goes, by its turn: a table may lie on its side. */
const directions: Readonly<Record<number, readonly [along: number, up: number]>> = {
  0: [1, 0],
  90: [0, 1],
  180: [-1, 0],
  270: [0, -1],
}

/** The cells of a side: rows from the top, each from the left. A run is in the cell that its middle is in. */
function cut({ runs, box, rotate }: PageText, across: number, down: number, side: string): FoldedPage[][] {
  const [left, bottom, right, top] = box
  const [width, height] = [(right - left) / across, (top - bottom) / down]
  const held = Array.from({ length: down }, () => Array.from({ length: across }, (): Run[] => []))
  let into: Run[] | undefined
  for (const run of runs) {
    // Spaces, as wide as they may be, and a line's end without text belong to what stands before them.
    if (run.text.trim() === '') into?.push(run)
    else {
      const [along, up] = directions[run.turn] ?? [1, 0]
      const column = Math.floor((run.x + (along * run.width) / 2 - left) / width)
      const row = Math.floor((top - run.y - (up * run.width) / 2) / height)
      into = held[Math.min(Math.max(row, 0), down - 1)]?.[Math.min(Math.max(column, 0), across - 1)]
      into?.push(run)
    }
  }
  return held.map((cells, row) =>
    cells.map((own, column) => ({
      runs: own,
      box: [left + column * width, top - (row + 1) * height, left + (column + 1) * width, top - row * height],
      rotate,
      side,
    })),
  )
}
