import type { Finding } from '../../model/audit.ts'
import { finding, quote } from './findings.ts'
import { type Match, spotOf } from './match.ts'
import { streams } from './streams.ts'

/** Paired words between two losses that still make one loss of them. */
const between = 2

/** Words of the running text and of notes that have no place in the edition: lost, or moved. */
export function findLost(match: Match): Finding[] {
  return runsOf(match).flatMap((run) => judge(match, run))
}

interface Run {
  readonly from: number
  readonly to: number
}

/** Runs of words without a pair; a chance pair or two inside a run does not divide it. */
function runsOf({ pairs, own, manuscript }: Match): Run[] {
  const runs: Run[] = []
  let open: { from: number; to: number } | undefined
  for (let word = 0; word < pairs.length; word += 1) {
    if (own[word] === streams.work || (pairs[word] ?? -1) >= 0) continue
    const isNear = open !== undefined && word - open.to <= between && isOneBlock(manuscript, open.to, word)
    if (open && isNear && own[word] === own[open.from]) open.to = word + 1
    else runs.push((open = { from: word, to: word + 1 }))
  }
  return runs
}

const isOneBlock = ({ at, spots }: Match['manuscript'], one: number, other: number): boolean =>
  spots[at[one] ?? 0]?.file === spots[at[other] ?? 0]?.file

function judge(match: Match, { from, to }: Run): Finding[] {
  const { manuscript, pairs, pool, edition, own } = match
  const words = manuscript.words.slice(from, to)
  const there = (own[from] === streams.note ? lastPair(pairs, from) : match.before[from]) ?? -1
  const moved = words.length >= 3 ? pool.take(words) : undefined
  const missing = words.filter((_, index) => (moved?.[index] ?? -1) < 0)
  const found: Finding[] = []
  if (moved) {
    const first = moved.find((pair) => pair >= 0) ?? 0
    const place = describe(spotOf(edition, first))
    found.push(
      finding(match, 'audit-order', `${quote(words)} stands at another place: ${place}`, {
        word: from,
        there: first,
      }),
    )
  }
  if (missing.length > 0) {
    const word = from + words.findIndex((_, index) => (moved?.[index] ?? -1) < 0)
    found.push(
      finding(match, 'audit-lost', `${quote(missing)} is missing`, { word, there: Math.max(0, there) }),
    )
  }
  return found
}

function lastPair(pairs: Int32Array, word: number): number {
  let before = word - 1
  while (before >= 0 && (pairs[before] ?? -1) < 0) before -= 1
  return before < 0 ? -1 : (pairs[before] ?? -1)
}

/** A place as a person would say it. */
export function describe(spot: ReturnType<typeof spotOf>): string {
  if (!spot) return 'an unknown place'
  const page = spot.page === undefined ? undefined : `page ${spot.label ?? spot.page}`
  const line = spot.line === undefined ? undefined : `line ${spot.line}`
  return [spot.file, page, spot.side, line].filter(Boolean).join(', ') || 'an unknown place'
}
