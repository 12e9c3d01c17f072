import type { Piece, PieceKind } from '../../model/reading.ts'
import { coverOf, firstPair } from './cover.ts'
import { type Found, finding, quote } from './findings.ts'
import type { Match } from './match.ts'

/**
 * Headings stand as deep below each other as they did. A book may begin at another level, below parts or below its
 * title, and a PDF skips none (PDF/UA-1, 7.4.2): what counts is how many headings one stands below, and the step
 * that most headings of such a section have made.
 */
export function checkLevels(match: Match): Found[] {
  const { manuscript, edition, pairs } = match
  const cover = coverOf(edition, new Set<PieceKind>(['heading']))
  const [own, there] = [depthsOf(manuscript.pieces), depthsOf(edition.pieces)]
  const steps = new Map<string, Map<number, number>>()
  let section = ''
  const headings = manuscript.pieces.flatMap((piece) => {
    // A part and its chapters may be one step apart; so may be an appendix.
    if (piece.kind === 'section') section = piece.role ?? ''
    const first = firstPair(pairs, piece)
    const found = first === undefined ? undefined : edition.pieces[cover[first] ?? -1]
    const [depth, depthThere] = [own.get(piece), found && there.get(found)]
    if (depth === undefined || depthThere === undefined) return []
    const step = depthThere - depth
    const counts = steps.get(section) ?? new Map<number, number>()
    steps.set(section, counts.set(step, (counts.get(step) ?? 0) + 1))
    return [{ piece, found, step, section }]
  })
  return headings.flatMap(({ piece, found, step, section: role }) => {
    const usual = mostOf(steps.get(role) ?? new Map())
    if (step === usual) return []
    const words = quote(manuscript.words.slice(piece.from, piece.to))
    const reason = `The heading ${words} is of level ${found?.level}: ${Math.abs(step - usual)} too ${step > usual ? 'deep' : 'high'}`
    return [finding(match, 'audit-structure', reason, { piece, found })]
  })
}

/** For each heading, how many of higher levels it stands below. */
function depthsOf(pieces: readonly Piece[]): Map<Piece, number> {
  const depths = new Map<Piece, number>()
  let open: number[] = []
  for (const piece of pieces) {
    const { level } = piece
    if (piece.kind !== 'heading' || level === undefined) continue
    open = open.filter((each) => each < level)
    depths.set(piece, open.length)
    open.push(level)
  }
  return depths
}

function mostOf(counts: ReadonlyMap<number, number>): number {
  let best = 0
  for (const [step, count] of counts) if (count > (counts.get(best) ?? 0)) best = step
  return best
}
