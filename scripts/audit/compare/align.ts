import { anchorsOf, type Side } from './anchors.ts'
import { pairCommon } from './common.ts'
import { pairJoined } from './joined.ts'

/** Sizes of the unique runs that are looked for, the surest first. */
const sizes = [6, 3, 1]

/**
 * Find the words of `a` in `b`, in order; `b` may hold more.
 *
 * @returns for each word of `a` its place in `b`, or -1. Words that one side writes as one and the other as two
 * (a line that ended in a hyphen) are paired; `parts` is given those of `b` that are the rest of such a word.
 */
export function align(a: readonly string[], b: readonly string[], parts: number[] = []): Int32Array {
  const numbers = new Map<string, number>()
  const pairs = new Int32Array(a.length).fill(-1)
  const one = { words: numbered(a, numbers), from: 0, to: a.length }
  const other = { words: numbered(b, numbers), from: 0, to: b.length }
  pairBetween(one, other, 0, pairs)
  pairJoined(a, b, pairs, parts)
  return pairs
}

function numbered(words: readonly string[], numbers: Map<string, number>): Int32Array {
  return Int32Array.from(words, (word) => {
    const known = numbers.get(word)
    if (known !== undefined) return known
    numbers.set(word, numbers.size)
    return numbers.size - 1
  })
}

/** Pair what is equal at both ends, then around what is unique, then what lies between. */
function pairBetween(a: Side, b: Side, step: number, pairs: Int32Array): void {
  let [from, start, to, end] = [a.from, b.from, a.to, b.to]
  while (from < to && start < end && a.words[from] === b.words[start]) {
    pairs[from] = start
    from += 1
    start += 1
  }
  while (from < to && start < end && a.words[to - 1] === b.words[end - 1]) {
    to -= 1
    end -= 1
    pairs[to] = end
  }
  if (from === to || start === end) return
  const inner = { a: { ...a, from, to }, b: { ...b, from: start, to: end } }
  const size = sizes[step]
  if (size === undefined) {
    pairCommon(inner.a, inner.b, pairs)
    return
  }
  const anchors = anchorsOf(inner.a, inner.b, size)
  for (const anchor of [...anchors, { a: to, b: end }]) {
    // An anchor that the one before has grown over is part of it.
    if (anchor.a < from || anchor.b < start) continue
    pairBetween({ ...a, from, to: anchor.a }, { ...b, from: start, to: anchor.b }, step + 1, pairs)
    from = anchor.a
    start = anchor.b
    while (from < to && start < end && a.words[from] === b.words[start]) {
      pairs[from] = start
      from += 1
      start += 1
    }
  }
}
