import { describe, type Found, finding, quote } from './findings.ts'
import { type Match, spotOf } from './match.ts'
import type { Moved } from './moved.ts'
import { streams } from './streams.ts'

/** Paired words between two losses that still make one loss of them. */
const between = 2

/** Words of the running text and of notes that have no place in the edition. */
export function findLost(match: Match): Found[] {
  const { manuscript, pairs, before, own } = match
  return runsOf(match).map((run) => {
    const words = manuscript.words.slice(run.from, run.to)
    const there = own[run.from] === streams.note ? lastPair(pairs, run.from) : before[run.from]
    const place = placeOfSection(match, run)
    const found = finding(match, 'audit-lost', `${quote(words)} is missing`, {
      word: run.from,
      there: Math.max(0, there ?? 0),
      ...(place && { place }),
    })
    return { ...found, to: run.to }
  })
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
    const isNear = open !== undefined && word - open.to <= between && isOneFile(manuscript, open.to - 1, word)
    if (open && isNear) open.to = word + 1
    else runs.push((open = { from: word, to: word + 1 }))
  }
  return runs
}

const isOneFile = ({ at, spots }: Match['manuscript'], one: number, other: number): boolean =>
  spots[at[one] ?? 0]?.file === spots[at[other] ?? 0]?.file

function lastPair(pairs: Int32Array, word: number): number {
  let before = word - 1
  while (before >= 0 && (pairs[before] ?? -1) < 0) before -= 1
  return before < 0 ? 0 : (pairs[before] ?? 0)
}

/** Of a section that is lost from its first word, the file that it should be in: one with nothing else in it. */
function placeOfSection(
  { manuscript, edition, before, after }: Match,
  { from }: Run,
): { file: string } | undefined {
  if (!manuscript.pieces.some((piece) => piece.kind === 'section' && piece.from === from)) return undefined
  const [start, end] = [before[from] ?? -1, after[from] ?? 0]
  const last = spotOf(edition, Math.max(0, start))?.file
  const [file] = [...edition.targets].find(
    ([name, at]) => at > start && at <= end && !name.includes('#') && name !== last,
  ) ?? [undefined]
  return file === undefined ? undefined : { file }
}

/** Runs of the running text that the edition has at another place. */
export function tellMoved(match: Match, moved: readonly Moved[]): Found[] {
  return moved.map(({ from, to, there }) => {
    const words = quote(match.manuscript.words.slice(from, to))
    const place = describe(spotOf(match.edition, there))
    return finding(match, 'audit-order', `${words} stands at another place: ${place}`, { word: from, there })
  })
}
