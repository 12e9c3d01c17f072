import type { Count, Finding } from '../../model/audit.ts'
import type { PieceKind } from '../../model/reading.ts'
import { coverOf, firstPair, shareIn } from './cover.ts'
import { finding, quote } from './findings.ts'
import type { Match } from './match.ts'

/** What has to come back as what it was, and the kinds that count as that. */
const kept: readonly { kind: PieceKind; as: readonly PieceKind[]; name: string }[] = [
  { kind: 'heading', as: ['heading'], name: 'heading' },
  { kind: 'quote', as: ['quote', 'epigraph'], name: 'block quotation' },
  { kind: 'epigraph', as: ['epigraph', 'quote'], name: 'epigraph' },
  { kind: 'item', as: ['item'], name: 'item of a list' },
  { kind: 'code', as: ['code'], name: 'block of code' },
]

/** Less than this share of a piece's words inside one of its kind, and it is not one any more. */
const enough = 0.8

/** Headings, quotations, lists and code are still what they were. */
export function checkStructure(match: Match): { quotations: Count; findings: Finding[] } {
  const { manuscript, edition, pairs } = match
  const findings: Finding[] = []
  const quotations = { kept: 0, written: 0 }
  for (const { kind, as, name } of kept) {
    const cover = coverOf(edition, new Set(as))
    for (const piece of manuscript.pieces) {
      if (piece.kind !== kind || piece.from === piece.to) continue
      const isKept = shareIn(pairs, piece, cover) >= enough
      if (kind === 'quote') quotations.written += 1
      if (kind === 'quote' && isKept && firstPair(pairs, piece) !== undefined) quotations.kept += 1
      if (isKept) continue
      const there = firstPair(pairs, piece) ?? 0
      const words = quote(manuscript.words.slice(piece.from, piece.to))
      findings.push(finding(match, 'audit-structure', `${words} is no ${name} any more`, { piece, there }))
    }
  }
  return { quotations, findings: [...findings, ...checkLevels(match)] }
}

/** Headings of one level keep one level: which one may differ, since a book may begin at another. */
function checkLevels(match: Match): Finding[] {
  const { manuscript, edition, pairs } = match
  const cover = coverOf(edition, new Set<PieceKind>(['heading']))
  const votes = new Map<number, Map<number, number>>()
  const pairsOfLevels = manuscript.pieces.flatMap((piece) => {
    if (piece.kind !== 'heading') return []
    const there = firstPair(pairs, piece)
    const level = there === undefined ? undefined : edition.pieces[cover[there] ?? -1]?.level
    if (level === undefined || piece.level === undefined) return []
    const counts = votes.get(piece.level) ?? new Map<number, number>()
    votes.set(piece.level, counts.set(level, (counts.get(level) ?? 0) + 1))
    return [{ piece, own: piece.level, level, there }]
  })
  return pairsOfLevels.flatMap(({ piece, own, level, there }) => {
    const usual = mostOf(votes.get(own))
    if (usual === undefined || level === usual) return []
    const words = quote(manuscript.words.slice(piece.from, piece.to))
    const reason = `The heading ${words} is of level ${level}, where others like it are of level ${usual}`
    return [finding(match, 'audit-structure', reason, { piece, ...(there !== undefined && { there }) })]
  })
}

function mostOf(counts: ReadonlyMap<number, number> | undefined): number | undefined {
  let best: number | undefined
  for (const [level, count] of counts ?? []) if (count > (counts?.get(best ?? -1) ?? 0)) best = level
  return best
}
