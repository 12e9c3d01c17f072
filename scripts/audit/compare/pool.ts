import type { Reading } from '../../model/reading.ts'
import { addTo } from '../../model/lists.ts'
import { align } from './align.ts'
import { streams } from './streams.ts'

/** Words of an edition that nothing in the manuscript has been paired with yet. */
export interface Pool {
  /**
   * Find a run of words among those that are left, and take it out.
   *
   * @param after Number of the word in the edition behind which it has to be.
   * @returns for each word its number in the edition, or -1; undefined where less than half of it is there.
   */
  take(words: readonly string[], after?: number): Int32Array | undefined
}

/** Words of a run that make it findable, the surest first. */
const sizes = [3, 2, 1]

/**
 * @param isFree For each word of the edition, 1 where it is not paired; `take` sets 0.
 * @param mask The streams of the edition: furniture is no place for the author's words.
 */
export function poolOf({ words }: Reading, isFree: Uint8Array, mask: Uint8Array): Pool {
  const isLeft = (at: number): boolean => isFree[at] === 1 && mask[at] !== streams.furniture
  let places: Map<string, number[]> | undefined
  const index = (): Map<string, number[]> => {
    const found = new Map<string, number[]>()
    for (let at = 0; at < words.length; at += 1) {
      if (!isLeft(at)) continue
      for (const length of sizes) {
        const key = keyOf(words, at, length)
        if (key !== undefined) addTo(found, key, at)
      }
    }
    return found
  }
  return {
    take(wanted, after = -1) {
      if (wanted.length === 0) return undefined
      places ??= index()
      const start = bestStart(wanted, places, (at) => at > after && isLeft(at))
      if (start === undefined) return undefined
      const slack = Math.ceil(wanted.length / 4) + 12
      const room = nextLeft(
        isLeft,
        Math.max(after + 1, start - slack),
        words.length,
        wanted.length + 2 * slack,
      )
      const pairs = align(
        wanted,
        room.map((at) => words[at] ?? ''),
      ).map((pair) => (pair < 0 ? -1 : (room[pair] ?? -1)))
      const found = pairs.filter((pair) => pair >= 0)
      if (found.length * 2 < wanted.length) return undefined
      for (const at of found) isFree[at] = 0
      return pairs
    },
  }
}

function keyOf(words: readonly string[], at: number, length: number): string | undefined {
  if (at + length > words.length) return undefined
  return words.slice(at, at + length).join(' ')
}

/** Runs of the words that are looked up; enough to outvote a chance. */
const samples = 24

/** Where the run begins, by a vote of samples of it. */
function bestStart(
  wanted: readonly string[],
  places: ReadonlyMap<string, readonly number[]>,
  isLeft: (at: number) => boolean,
): number | undefined {
  for (const length of sizes) {
    const votes = new Map<number, number>()
    const step = Math.max(1, Math.floor((wanted.length - length + 1) / samples))
    for (let at = 0; at + length <= wanted.length; at += step) {
      for (const place of (places.get(keyOf(wanted, at, length) ?? '') ?? []).filter(isLeft).slice(0, most))
        votes.set(place - at, (votes.get(place - at) ?? 0) + 1)
    }
    let best: number | undefined
    for (const [start, count] of votes) if (count > (votes.get(best ?? -1e9) ?? 0)) best = start
    if (best !== undefined) return best
  }
  return undefined
}

/** Places of one sample that vote: a sample with more says nothing. */
const most = 200

/** The next words from a place on that are left. */
function nextLeft(isLeft: (at: number) => boolean, from: number, end: number, count: number): number[] {
  const found: number[] = []
  for (let at = from; at < end && found.length < count; at += 1) if (isLeft(at)) found.push(at)
  return found
}
