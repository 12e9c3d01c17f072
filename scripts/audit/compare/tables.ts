import type { Count } from '../../model/audit.ts'
import type { Piece, PieceKind } from '../../model/reading.ts'
import { coverOf, firstPair, shareIn } from './cover.ts'
import { type Found, finding, quote } from './findings.ts'
import type { Match } from './match.ts'

/** Every cell of every table is a cell still, and a head a head. */
export function checkTables(match: Match): { count: Count; findings: Found[] } {
  const tables = cellsOfTables(match)
  const cover = coverOf(match.edition, new Set<PieceKind>(['cell']))
  const findings: Found[] = []
  const count = { kept: 0, written: 0 }
  for (const [table, cells] of tables) {
    const faults = cells.flatMap((cell) => judge(match, cell, cover) ?? [])
    count.written += cells.length
    count.kept += cells.length - faults.length
    const isWhole = faults.length * 2 > cells.length
    // One word for a table that is none any more.
    if (isWhole) findings.push(tellTable(match, table, faults))
    else findings.push(...faults)
  }
  return { count, findings }
}

function cellsOfTables({ manuscript }: Match): Map<Piece, Piece[]> {
  const tables = new Map<Piece, Piece[]>()
  let table: Piece | undefined
  for (const piece of manuscript.pieces) {
    if (piece.kind === 'table') tables.set((table = piece), [])
    if (piece.kind === 'cell' && piece.to > piece.from && table) tables.get(table)?.push(piece)
  }
  return tables
}

function judge(match: Match, cell: Piece, cover: Int32Array): Found | undefined {
  const { manuscript, edition, pairs } = match
  const there = firstPair(pairs, cell)
  // Lost words are reported as such.
  if (there === undefined) return undefined
  const words = quote(manuscript.words.slice(cell.from, cell.to))
  if (shareIn(pairs, cell, cover) < 1)
    return finding(match, 'audit-table', `The cell ${words} is in no table`, { piece: cell, there })
  const found = edition.pieces[cover[there] ?? -1]
  if (cell.isHead === true && found?.isHead !== true)
    return finding(match, 'audit-table', `The head ${words} of a table is an ordinary cell`, {
      piece: cell,
      found,
    })
  return undefined
}

function tellTable(match: Match, table: Piece, faults: readonly Found[]): Found {
  const words = quote(match.manuscript.words.slice(table.from, table.to))
  const reason = `The table ${words} is no table any more`
  return {
    ...finding(match, 'audit-table', reason, { piece: table }),
    ...(faults[0]?.place && { place: faults[0].place }),
  }
}
