import type { Reading } from '../../model/reading.ts'
import type { Pool } from './pool.ts'

/** A run of running text that the edition has at another place. */
export interface Moved {
  /** Number of its first word in the manuscript, and of the word behind its last. */
  readonly from: number
  readonly to: number
  /** Number of its first word in the edition. */
  readonly there: number
}

/** Fewer words than these are found anywhere: they have not been moved, but lost. */
const fewest = 3

/**
 * Pair runs of the running text that have no place in order with what is left over, wherever it stands.
 *
 * @param body Numbers of the words of the running text.
 */
export function pairMoved(
  { words }: Reading,
  body: Int32Array,
  pairs: Int32Array,
  pool: Pool,
): readonly Moved[] {
  const moved: Moved[] = []
  for (let start = 0; start < body.length; start += 1) {
    if ((pairs[body[start] ?? 0] ?? -1) >= 0) continue
    let end = start
    while (end < body.length && (pairs[body[end] ?? 0] ?? -1) < 0) end += 1
    const run = body.subarray(start, end)
    start = end
    if (run.length < fewest) continue
    const found = pool.take(Array.from(run, (word) => words[word] ?? ''))
    if (!found) continue
    for (const [index, pair] of found.entries()) pairs[run[index] ?? 0] = pair
    const first = found.findIndex((pair) => pair >= 0)
    moved.push({ from: run[first] ?? 0, to: (run.at(-1) ?? 0) + 1, there: found[first] ?? 0 })
  }
  return moved
}
