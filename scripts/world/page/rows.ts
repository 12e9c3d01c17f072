import { type Cell, readBoxes, type Spot } from './boxes.ts'
import { isBlock } from './kinds.ts'
import { linesByWords } from './lines.ts'

/** Borders, and the space above a first row, that each part of a divided table has again. */
const seam = 12

/**
 * The rows of a table. Rows that a cell spans stay together, and the head is never left alone; it is repeated
 * above each further part.
 */
export function rowsOf(table: Element, height: number): Cell[] {
  const head = table.querySelector(':scope > thead')
  const repeat = (head?.getBoundingClientRect().height ?? 0) + seam
  const lead = [...table.querySelectorAll(':scope > caption, :scope > thead')].map((element) =>
    whole(element, true),
  )
  const rows = [...table.querySelectorAll(':scope > tbody > tr, :scope > tfoot > tr, :scope > tr')]
  const groups = groupsOf(rows)
  const body = groups.flatMap((group, index) => {
    const cells = group.length === 1 && group[0] ? rowBoxes(group[0], height) : [joined(group)]
    return cells.map((cell, part) => (index === 0 && part === 0 ? cell : Object.assign(cell, { repeat })))
  })
  const all = [...lead, ...body].toSorted((a, b) => a.top - b.top)
  return all.map((cell, index) => ({ ...cell, index, count: all.length }))
}

function whole(element: Element, keep: boolean): Cell {
  const { top, bottom } = element.getBoundingClientRect()
  return { top, bottom, index: 0, count: 1, ...(keep && { keep }), spot: { at: 'before', element } }
}

function joined(rows: readonly Element[]): Cell {
  const rects = rows.map((row) => row.getBoundingClientRect())
  const [first] = rows
  if (!first) throw new Error('A group of rows is empty')
  return {
    top: Math.min(...rects.map(({ top }) => top)),
    bottom: Math.max(...rects.map(({ bottom }) => bottom)),
    index: 0,
    count: 1,
    spot: { at: 'before', element: first },
  }
}

/** Rows that a cell spans form one group. */
function groupsOf(rows: readonly Element[]): Element[][] {
  const groups: Element[][] = []
  let open = 0
  for (const row of rows) {
    if (open > 0) groups.at(-1)?.push(row)
    else groups.push([row])
    const spans = [...row.children].map((cell) => (cell instanceof HTMLTableCellElement ? cell.rowSpan : 1))
    open = Math.max(open - 1, ...spans.map((span) => span - 1), 0)
  }
  return groups
}

/** A row as one box, or, where it is higher than a page, the slices between which no cell has a line. */
function rowBoxes(row: Element, height: number): Cell[] {
  const rect = row.getBoundingClientRect()
  if (rect.height <= height) return [whole(row, false)]
  const columns = [...row.children].map((cell) => cellBoxes(cell, height))
  const cuts = cleanCuts(columns.flat())
  const tops = [rect.top, ...cuts]
  return tops.map((top, index) => ({
    top,
    bottom: tops[index + 1] ?? rect.bottom,
    index: 0,
    count: 1,
    spot: index === 0 ? { at: 'before', element: row } : { at: 'row', row, cells: spotsBelow(columns, top) },
  }))
}

/** A cell may be higher than its words: its lines are found by them. */
function cellBoxes(cell: Element, height: number): Cell[] {
  const blocks = [...cell.children].filter(isBlock)
  if (blocks.length > 0) return blocks.flatMap((child) => readBoxes(child, height))
  return linesByWords(cell)
}

/** Heights at which every column is between two of its boxes. */
function cleanCuts(cells: readonly Cell[]): number[] {
  const cuts: number[] = []
  let bottom = Number.NEGATIVE_INFINITY
  for (const cell of cells.toSorted((a, b) => a.top - b.top)) {
    if (bottom !== Number.NEGATIVE_INFINITY && cell.top >= bottom - 1) cuts.push(cell.top)
    bottom = Math.max(bottom, cell.bottom)
  }
  return cuts
}

const spotsBelow = (columns: readonly Cell[][], top: number): (Spot | undefined)[] =>
  columns.map((cells) => cells.find((cell) => cell.top >= top - 1)?.spot)
