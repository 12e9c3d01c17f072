import type { Count, Finding } from '../../model/audit.ts'
import type { Piece, PieceKind } from '../../model/reading.ts'
import { coverOf } from './cover.ts'
import { finding, quote } from './findings.ts'
import type { Match } from './match.ts'

/** Every cell of every table is a cell still, and one of its own. */
export function checkTables(match: Match): { count: Count; findings: Finding[] } {
  const { manuscript, edition, pairs } = match
  const cells = manuscript.pieces.filter(({ kind, from, to }) => kind === 'cell' && to > from)
  if (cells.length === 0) return { count: { kept: 0, written: 0 }, findings: [] }
  const cover = coverOf(edition, new Set<PieceKind>(['cell']))
  const taken = new Map<number, Piece>()
  const findings: Finding[] = []
  let kept = 0
  for (const cell of cells) {
    const fault = judgeCell(match, cell, cellsAt(pairs, cell, cover), taken)
    if (fault) findings.push(fault)
    else kept += 1
  }
  return { count: { kept, written: cells.length }, findings }
}

/** The edition's cells that the words of a cell are in; -1 stands for none. */
function cellsAt(pairs: Int32Array, { from, to }: Piece, cover: Int32Array): Set<number> {
  const found = new Set<number>()
  for (let word = from; word < to; word += 1) {
    const pair = pairs[word] ?? -1
    if (pair >= 0) found.add(cover[pair] ?? -1)
  }
  return found
}

function judgeCell(
  match: Match,
  cell: Piece,
  there: ReadonlySet<number>,
  taken: Map<number, Piece>,
): Finding | undefined {
  const { manuscript, edition } = match
  const words = quote(manuscript.words.slice(cell.from, cell.to))
  const [first] = there
  // Lost words are reported as such.
  if (first === undefined) return undefined
  const at = { piece: cell, there: edition.pieces[first]?.from ?? 0 }
  if (there.has(-1)) return finding(match, 'audit-table', `The cell ${words} is in no table`, at)
  const other = taken.get(first)
  for (const each of there) taken.set(each, cell)
  if (other)
    return finding(match, 'audit-table', `The cell ${words} has run together with the one before`, at)
  const isHead = edition.pieces[first]?.isHead
  if (cell.isHead === true && isHead === false)
    return finding(match, 'audit-table', `The head ${words} of a table is an ordinary cell`, at)
  return undefined
}
