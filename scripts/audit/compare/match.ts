import type { FileReading, Piece, Reading, Spot } from '../../model/reading.ts'
import { align } from './align.ts'
import { madeContents } from './made-contents.ts'
import { madeLabels, madePages } from './made-pages.ts'
import { type Moved, pairMoved } from './moved.ts'
import { type Pool, poolOf } from './pool.ts'
import { streams, streamsOf, wordsAt, wordsIn } from './streams.ts'

/** A manuscript laid beside an edition: which word is which. */
export interface Match {
  readonly manuscript: Reading
  readonly edition: FileReading
  /** For each word of the manuscript its number in the edition, or -1. */
  readonly pairs: Int32Array
  /** For each word of the edition, 0 where a word of the manuscript is paired with it, 2 where it is printed for a citation, else 1. */
  readonly isFree: Uint8Array
  /** The streams of both, see `streamsOf`. */
  readonly own: Uint8Array
  readonly there: Uint8Array
  readonly pool: Pool
  /** For each place between words of the manuscript, the paired words of running text around it: `-1` and the end beyond all. */
  readonly before: Int32Array
  readonly after: Int32Array
}

/**
 * Lay the running text of both side by side; notes and works are found later, from their calls. What stands in
 * another order is paired where it stands.
 */
export function matchBody(manuscript: Reading, edition: FileReading): Match & { moved: readonly Moved[] } {
  const own = streamsOf(manuscript)
  const there = streamsOf(edition)
  // Where only the link in a citation is marked, what stands before and behind it is running text.
  const isWhole = edition.pieces.some(({ kind, target }) => kind === 'citation' && target === undefined)
  if (!isWhole)
    for (const [word, stream] of own.entries()) if (stream === streams.citation) own[word] = streams.body
  const made = [madePages, madeLabels, madeContents].flatMap((find) => find(manuscript, edition))
  for (const { from, to } of made) there.fill(streams.furniture, from, to)
  // Works that the author has listed by hand are text like any other.
  if (!own.includes(streams.work))
    for (const [word, stream] of there.entries()) if (stream === streams.work) there[word] = streams.body
  const [from, to] = [wordsIn(own, streams.body), wordsIn(there, streams.body)]
  const pairs = new Int32Array(manuscript.words.length).fill(-1)
  const isFree = new Uint8Array(edition.words.length).fill(1)
  const parts: number[] = []
  pairUp(align(wordsAt(manuscript, from), wordsAt(edition, to), parts), from, to, pairs, isFree)
  for (const part of parts) isFree[to[part] ?? 0] = 0
  const pool = poolOf(edition, isFree, there)
  const moved = pairMoved(manuscript, from, pairs, pool)
  const around = neighboursOf(pairs, own, edition.words.length)
  return { manuscript, edition, pairs, isFree, own, there, pool, moved, ...around }
}

/**
 * For each place between words, the last paired word of the running text before it, and the next in the edition
 * that is paired with anything: what stands between them in the edition stands at that place.
 */
function neighboursOf(pairs: Int32Array, own: Uint8Array, end: number): Pick<Match, 'before' | 'after'> {
  const next = new Int32Array(end + 1).fill(end)
  const before = new Int32Array(pairs.length + 1).fill(-1)
  for (const [word, pair] of pairs.entries()) {
    const isPaired = own[word] === streams.body && pair >= 0
    if (isPaired) next[pair] = pair
    before[word + 1] = isPaired ? pair : (before[word] ?? -1)
  }
  for (let word = end - 1; word >= 0; word -= 1) if (next[word] === end) next[word] = next[word + 1] ?? end
  return { before, after: before.map((word) => next[word + 1] ?? end) }
}

/** Write the pairs of two selections of words into those of the whole. */
export function pairUp(
  found: Int32Array,
  from: Int32Array,
  to: Int32Array,
  pairs: Int32Array,
  isFree: Uint8Array,
): void {
  for (const [index, pair] of found.entries()) {
    const place = pair < 0 ? undefined : to[pair]
    if (place === undefined) continue
    pairs[from[index] ?? 0] = place
    isFree[place] = 0
  }
}

/** Where a stretch of the manuscript stands in the edition: from its first paired word to behind its last. */
export function stretchOf({ pairs }: Match, { from, to }: Pick<Piece, 'from' | 'to'>) {
  let [first, last] = [-1, -1]
  for (let word = from; word < to; word += 1) {
    const pair = pairs[word] ?? -1
    if (pair < 0) continue
    if (first < 0 || pair < first) first = pair
    if (pair > last) last = pair
  }
  return first < 0 ? undefined : { from: first, to: last + 1 }
}

/** The place of a word, for a person to look at; of the last where there is none behind it. */
export function spotOf(reading: Reading, word: number | undefined): Spot | undefined {
  if (word === undefined) return undefined
  const at = reading.at[Math.max(0, Math.min(word, reading.at.length - 1))]
  return at === undefined ? undefined : reading.spots[at]
}
