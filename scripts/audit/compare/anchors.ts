/** A run of equal words: `a` and `b` are where it begins on each side. */
export interface Anchor {
  readonly a: number
  readonly b: number
}

/** Words on one side, as numbers, from `from` to `to`. */
export interface Side {
  readonly words: Int32Array
  readonly from: number
  readonly to: number
}

/**
 * Runs of `size` words that stand exactly once on each side and in the same order on both.
 *
 * The patience method (Bram Cohen): what is unique can't be paired wrongly. Linear but for a binary search.
 */
export function anchorsOf(a: Side, b: Side, size: number): Anchor[] {
  const once = new Map<number, number>()
  for (let at = a.from; at + size <= a.to; at += 1) {
    const key = keyOf(a.words, at, size)
    once.set(key, once.has(key) ? -1 : at)
  }
  const there = new Map<number, number>()
  for (let at = b.from; at + size <= b.to; at += 1) {
    const key = keyOf(b.words, at, size)
    if ((once.get(key) ?? -1) >= 0) there.set(key, there.has(key) ? -1 : at)
  }
  const pairs: Anchor[] = []
  for (const [key, at] of there) {
    const own = once.get(key) ?? -1
    if (at >= 0 && isSame(a.words, own, b.words, at, size)) pairs.push({ a: own, b: at })
  }
  return longestRise(pairs.toSorted((one, other) => one.a - other.a))
}

/** 53 bits of two hashes; what they confuse is told apart by `isSame`. */
function keyOf(words: Int32Array, at: number, size: number): number {
  let high = 0x811c9dc5
  let low = 0x1000193
  for (let next = at; next < at + size; next += 1) {
    const word = words[next] ?? 0
    high = Math.imul(high ^ word, 0x01000193)
    low = Math.imul(low + word, 0x5bd1e995) ^ (low >>> 15)
  }
  return (high >>> 0) * 0x200000 + (low & 0x1fffff)
}

function isSame(a: Int32Array, at: number, b: Int32Array, there: number, size: number): boolean {
  for (let next = 0; next < size; next += 1) if (a[at + next] !== b[there + next]) return false
  return true
}

/** The longest row of pairs that rises on both sides: the rest has been moved. */
function longestRise(pairs: readonly Anchor[]): Anchor[] {
  const tails: number[] = []
  const before = new Int32Array(pairs.length).fill(-1)
  for (const [index, { b }] of pairs.entries()) {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] ?? 0]?.b ?? 0) < b) low = middle + 1
      else high = middle
    }
    before[index] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = index
  }
  const rise: Anchor[] = []
  for (let at = tails.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at]
    if (pair) rise.push(pair)
  }
  return rise.toReversed()
}
