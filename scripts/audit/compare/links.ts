import type { Count } from '../../model/audit.ts'
import type { Piece } from '../../model/reading.ts'
import { firstFrom, firstPair } from './cover.ts'
import { type Found, finding } from './findings.ts'
import { type Match, stretchOf } from './match.ts'

/** Every link of the author's, and every cross-reference, leads where it led. */
export function checkLinks(match: Match): { links?: Count; references?: Count; findings: Found[] } {
  const there = match.edition.pieces.filter(({ kind }) => kind === 'link' || kind === 'reference')
  // Paper has no links.
  if (there.length === 0 && !match.edition.isStructured) return { findings: [] }
  const counts = { link: { kept: 0, written: 0 }, reference: { kept: 0, written: 0 } }
  const findings: Found[] = []
  for (const piece of match.manuscript.pieces) {
    if (piece.kind !== 'link' && piece.kind !== 'reference') continue
    const kind = isInside(match, piece.target ?? '') ? 'reference' : 'link'
    counts[kind].written += 1
    const fault = judge(match, piece, candidates(match, piece, there))
    if (fault) findings.push(fault)
    else counts[kind].kept += 1
  }
  return { links: counts.link, references: counts.reference, findings }
}

/** Links of the edition that have words of the piece, or stand in its hole. */
function candidates(match: Match, piece: Piece, there: readonly Piece[]): Piece[] {
  const { before, after, edition } = match
  const stretch = stretchOf(match, piece)
  const from = stretch?.from ?? (before[piece.from] ?? -1) + 1
  const to = stretch?.to ?? after[piece.to] ?? edition.words.length
  const found: Piece[] = []
  // A link may begin before the stretch, with a label.
  const start = Math.max(0, firstFrom(there, from) - 3)
  for (let index = start; index < there.length; index += 1) {
    const each = there[index]
    if (!each || each.from >= Math.max(to, from + 1)) break
    if (each.to > from || each.from >= from) found.push(each)
  }
  return found
}

function judge(match: Match, piece: Piece, found: readonly Piece[]): Found | undefined {
  const target = piece.target ?? ''
  const { before } = match
  const at = {
    piece,
    there: found[0]?.from ?? firstPair(match.pairs, piece) ?? Math.max(0, before[piece.from] ?? 0),
  }
  if (found.length === 0) return finding(match, 'audit-link', `The link to ${target} is no link`, at)
  const isRight = isInside(match, target)
    ? found.some((each) => leadsTo(match, target, each.target ?? ''))
    : found.some((each) => isSameAddress(target, each.target ?? ''))
  if (isRight) return undefined
  return finding(match, 'audit-link', `The link to ${target} leads to ${found[0]?.target || 'nothing'}`, at)
}

/** True for a place in the book: `#id`, or a file of the manuscript. */
const isInside = ({ manuscript }: Match, target: string): boolean =>
  target.startsWith('#') || manuscript.targets.has(target)

/** Words between a target and what it stands before: a label, a number, an ornament. */
const near = 12

function leadsTo(match: Match, target: string, there: string): boolean {
  const { manuscript, edition, after, before, pairs } = match
  const own = manuscript.targets.get(target)
  const place = edition.targets.get(there)
  // A link to what the manuscript does not have is an error of its own, reported before.
  if (own === undefined) return true
  if (place === undefined) return false
  const pair = pairs[own] ?? -1
  const [from, to] = pair < 0 ? [before[own] ?? -1, after[own] ?? edition.words.length] : [pair, pair]
  return place >= from - near && place <= to + near
}

function isSameAddress(one: string, other: string): boolean {
  return one === other || normal(one) === normal(other)
}

function normal(address: string): string {
  try {
    return decodeURI(new URL(address).href).replace(/\/$/, '')
  } catch {
    return address
  }
}
