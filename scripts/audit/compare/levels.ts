import type { PieceKind } from '../../model/reading.ts'
import { coverOf, firstPair } from './cover.ts'
import { type Found, finding, quote } from './findings.ts'
import type { Match } from './match.ts'

/**
 * Headings stand as deep below each other as they did. A book may begin at another level, below parts or below its
 * title: what counts is the step that most headings of such a section have made.
 */
export function checkLevels(match: Match): Found[] {
  const { manuscript, edition, pairs } = match
  const cover = coverOf(edition, new Set<PieceKind>(['heading']))
  const steps = new Map<string, Map<number, number>>()
  let section = ''
  const headings = manuscript.pieces.flatMap((piece) => {
    // A part and its chapters may be one step apart; so may be an appendix.
    if (piece.kind === 'section') section = piece.role ?? ''
    if (piece.kind !== 'heading' || piece.level === undefined) return []
    const there = firstPair(pairs, piece)
    const found = there === undefined ? undefined : edition.pieces[cover[there] ?? -1]
    if (found?.level === undefined) return []
    const step = found.level - piece.level
    const counts = steps.get(section) ?? new Map<number, number>()
    steps.set(section, counts.set(step, (counts.get(step) ?? 0) + 1))
    return [{ piece, found, step, section }]
  })
  return headings.flatMap(({ piece, found, step, section: role }) => {
    const usual = mostOf(steps.get(role) ?? new Map())
    if (step === usual) return []
    const words = quote(manuscript.words.slice(piece.from, piece.to))
    const reason = `The heading ${words} is of level ${found.level}, which should be ${(piece.level ?? 0) + usual}`
    return [finding(match, 'audit-structure', reason, { piece, found })]
  })
}

function mostOf(counts: ReadonlyMap<number, number>): number {
  let best = 0
  for (const [step, count] of counts) if (count > (counts.get(best) ?? 0)) best = step
  return best
}
