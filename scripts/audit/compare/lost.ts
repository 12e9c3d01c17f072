import type { Spot } from '../../model/reading.ts'
import { addTo } from '../../model/lists.ts'
import { describe, type Found, finding, quote } from './findings.ts'
import { type Match, spotOf } from './match.ts'
import type { Moved } from './moved.ts'
import { pageOf as pageOfWord } from './nearby.ts'
import { streams } from './streams.ts'

/** Paired words between two losses that still make one loss of them. */
const between = 2

/** Losses of one file that are told one by one. */
const most = 3

/** Words of the running text and of notes that have no place in the edition. */
export function findLost(match: Match): Found[] {
  const calls = callsOf(match.manuscript)
  const files = new Map<string, Run[]>()
  for (const run of runsOf(match)) {
    addTo(files, spotOf(match.manuscript, run.from)?.file ?? '', run)
  }
  return [...files.values()].flatMap((runs) => {
    const found = runs.map((run) => tell(match, run, calls))
    const [first] = found
    if (!first || found.length <= most) return found
    // Where much is lost, the first place is enough to see why.
    const count = runs.reduce((sum, { from, to }) => sum + to - from, 0)
    const reason = `${first.reason}, and more at ${runs.length - 1} other places of this file: ${count} words in all`
    return [{ ...first, reason }, ...found.slice(1).map((other) => ({ ...other, isHidden: true }))]
  })
}

function tell(match: Match, run: Run, calls: ReadonlyMap<string, number>): Found {
  const words = match.manuscript.words.slice(run.from, run.to)
  const place = placeOfSection(match, run) ?? pageOf(match, run)
  const found = finding(match, 'audit-lost', `${quote(words)} is missing`, {
    word: run.from,
    there: Math.max(0, placeOf(match, run.from, calls)),
    ...(place && { place }),
  })
  return { ...found, to: run.to }
}

/** Words that may be those of a whole page. */
const fewest = 20

/** Of a loss that may span a page of a PDF, that page: the one with the least of the text on it. */
function pageOf({ edition, isFree, there, before, after, own }: Match, { from, to }: Run): Spot | undefined {
  if (edition.kind !== 'pdf' || own[from] !== streams.body || to - from < fewest) return undefined
  const [first, last] = [spotOf(edition, Math.max(0, before[from] ?? 0)), spotOf(edition, after[to - 1] ?? 0)]
  const shares = new Map<number, { free: number; all: number }>()
  for (let page = first?.page ?? 1; page <= (last?.page ?? 0); page += 1)
    shares.set(page, { free: 0, all: 0 })
  for (let word = before[from] ?? 0; word <= (after[to - 1] ?? -1); word += 1) {
    const share = shares.get(spotOf(edition, Math.max(0, word))?.page ?? 0)
    if (!share || there[word] === streams.furniture) continue
    share.all += 1
    if (isFree[word] === 1) share.free += 1
  }
  const [empty] = [...shares].find(([, { free, all }]) => free * 2 > all || all === 0) ?? []
  return empty === undefined ? undefined : edition.spots.find(({ page }) => page === empty)
}

/** The last word of the edition before a loss; of a note that is lost from its start, where it was called. */
function placeOf(
  { manuscript, pairs, before, own }: Match,
  word: number,
  calls: ReadonlyMap<string, number>,
): number {
  if (own[word] !== streams.note) return before[word] ?? -1
  const note = manuscript.pieces.find(({ kind, from, to }) => kind === 'note' && from <= word && word < to)
  for (let each = word - 1; each >= (note?.from ?? 0); each -= 1)
    if ((pairs[each] ?? -1) >= 0) return pairs[each] ?? -1
  return before[calls.get(note?.id ?? '') ?? word] ?? -1
}

const callsOf = ({ pieces }: Match['manuscript']): Map<string, number> =>
  new Map(
    pieces.flatMap(({ kind, target = '', from }) => (kind === 'note-call' ? [[target, from] as const] : [])),
  )

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
  const { edition } = match
  if (edition.kind === 'text')
    return moved
      .filter((run) => isWhole(match, run) && !isCaption(match, run))
      .map((run) => tellRun(match, run))
  const pages = edition.isStructured ? undefined : pagesMoved(match, moved)
  // Without tags the order on a page is not known: only whole pages can be in the wrong place.
  const isKnown = ({ there }: Moved): boolean => !pages || pages.has(pageOfWord(edition, there))
  return moved.filter(isKnown).map((run) => tellRun(match, run))
}

function tellRun(match: Match, { from, to, there }: Moved): Found {
  const words = quote(match.manuscript.words.slice(from, to))
  const place = describe(spotOf(match.edition, there))
  return finding(match, 'audit-order', `${words} stands at another place: ${place}`, { word: from, there })
}

/** True where the words stand together: those of a cell that is set beside others are scattered, line by line. */
function isWhole({ pairs }: Match, { from, to, there }: Moved): boolean {
  const last = pairs.subarray(from, to).reduce((far, pair) => Math.max(far, pair), there)
  return last - there < (to - from) * 2
}

/** True for a caption that stands below its table and not above it, or the other way round. */
function isCaption({ manuscript, pairs }: Match, { from, to, there }: Moved): boolean {
  const owner = manuscript.pieces.find(
    (piece) => piece.kind === 'table' && piece.from <= from && to <= piece.to,
  )
  if (!owner) return false
  const others = [...pairs.subarray(owner.from, from), ...pairs.subarray(to, owner.to)].filter(
    (pair) => pair >= 0,
  )
  const reach = 2 * (to - from) + 12
  const [first, last] = [Math.min(...others), Math.max(...others)]
  return there >= first - reach && there <= last + reach
}

/** Pages of which half the words have been moved there. */
function pagesMoved({ edition, pairs }: Match, moved: readonly Moved[]): Set<number> {
  const all = new Map<number, number>()
  for (let word = 0; word < edition.words.length; word += 1) {
    const page = pageOfWord(edition, word)
    all.set(page, (all.get(page) ?? 0) + 1)
  }
  const counts = new Map<number, number>()
  for (const { from, to } of moved) {
    for (const pair of pairs.subarray(from, to)) {
      const page = pair < 0 ? 0 : pageOfWord(edition, pair)
      counts.set(page, (counts.get(page) ?? 0) + 1)
    }
  }
  return new Set([...counts].flatMap(([page, count]) => (count * 2 >= (all.get(page) ?? 0) ? [page] : [])))
}
