import type { Box, Strip } from '../../../model/galley.ts'
import { costs, fewest, fewestAbove } from './rules.ts'

/** Rows of a table that should stay on one page. */
const shortTable = 6

/** What it costs to end a page behind box `to - 1` and to begin the next one with box `to`. */
export function breakCost({ boxes }: Strip, from: number, to: number): number {
  const last = boxes[to - 1]
  const next = boxes[to]
  if (!last) return 0
  if (!next) return stubCost(boxes, from)
  let cost: number = costs.page
  if (last.keep) cost += costs.fault
  if (last.hyphen) cost += costs.hyphen
  if (last.block === next.block) cost += insideCost(last, next)
  // One line below a heading is as good as none.
  const above = boxes[to - 2]
  if (above?.keep && last.block !== above.block && last.count > 1 && last.block === next.block)
    cost += costs.orphan
  return cost
}

/** What it costs more where the reader has to turn the leaf there. */
export const turnCost = ({ boxes }: Strip, to: number): number =>
  boxes[to - 1]?.hyphen && to < boxes.length ? costs.hyphenAtTurn - costs.hyphen : 0

function insideCost(last: Box, next: Box): number {
  const isTable = next.repeat !== undefined
  const left = next.count - next.index
  let cost = isTable && next.count <= shortTable ? costs.shortTable : 0
  if (last.index === 0) cost += isTable ? costs.loneRow : costs.orphan
  if (left === 1) cost += isTable ? costs.loneRow : costs.widow
  return cost
}

/** The last page of a strip: one with a few words only looks like a mistake. */
function stubCost(boxes: readonly Box[], from: number): number {
  const missing = from === 0 ? 0 : Math.max(0, fewest - (boxes.length - from))
  return costs.page + costs.stub * missing ** 2
}

/** White at the foot of a page, and the difference to the page that faces it, in lines. */
export const pageCost = (white: number, facing: number): number =>
  costs.white * white ** 2 + costs.uneven * (white - facing) ** 2

/** Few lines of text above many of notes. */
export const thinCost = (lines: number): number => costs.thin * Math.max(0, fewestAbove - lines) ** 2
