/** Words of a hole that are tried; a longer hole is a loss, not a hyphen. */
const longest = 400

/**
 * Pair words that are the same letters, divided otherwise: `docu` `ment` and `document`.
 *
 * Looks only at holes: words of `a` without a place, and the words of `b` between their neighbours'.
 */
export function pairJoined(
  a: readonly string[],
  b: readonly string[],
  pairs: Int32Array,
  parts: number[],
): void {
  let before = -1
  for (let from = 0; from < a.length; from += 1) {
    const place = pairs[from] ?? -1
    if (place >= 0) {
      before = place
      continue
    }
    let to = from
    while (to < a.length && (pairs[to] ?? -1) < 0) to += 1
    const end = to < a.length ? (pairs[to] ?? b.length) : b.length
    pairHole(a, { from, to }, b, { from: before + 1, to: end }, pairs, parts)
    before = Math.max(before, ...pairs.subarray(from, Math.min(to, from + longest)))
    from = to - 1
  }
}

interface Span {
  readonly from: number
  readonly to: number
}

function pairHole(
  a: readonly string[],
  hole: Span,
  b: readonly string[],
  room: Span,
  pairs: Int32Array,
  parts: number[],
): void {
  if (hole.to - hole.from > longest) return
  let start = room.from
  for (let from = hole.from; from < hole.to;) {
    const found = firstJoin(a, { from, to: hole.to }, b, {
      from: start,
      to: Math.min(room.to, start + longest),
    })
    if (!found) {
      const halves = halvesOf(a[from] ?? '', b, { from: start, to: Math.min(room.to, start + longest) })
      if (halves) {
        pairs[from] = halves[0]
        parts.push(halves[1])
      }
      from += 1
      continue
    }
    // Each of the words is there; the first of `b`'s stands for all.
    for (let word = from; word < from + found.words; word += 1) pairs[word] = found.at
    for (let part = found.at + 1; part < found.next; part += 1) parts.push(part)
    from += found.words
    start = found.next
  }
}

/** A word that is divided at the end of a page, with the page's notes between its halves. */
function halvesOf(word: string, b: readonly string[], { from, to }: Span): [number, number] | undefined {
  for (let at = from; at < to; at += 1) {
    const start = b[at] ?? ''
    if (start.length < 2 || start.length >= word.length || !word.startsWith(start)) continue
    const rest = word.slice(start.length)
    for (let next = at + 1; next < to; next += 1) if (b[next] === rest) return [at, next]
  }
  return undefined
}

/** Where in `room` the letters of the next words of `hole` begin and end together. */
function firstJoin(
  a: readonly string[],
  hole: Span,
  b: readonly string[],
  room: Span,
): { words: number; at: number; next: number } | undefined {
  for (let at = room.from; at < room.to; at += 1) {
    let [left, right] = ['', '']
    let [word, next] = [hole.from, at]
    while (word < hole.to || next < room.to) {
      if (left.length <= right.length && word < hole.to) left += a[word++] ?? ''
      else if (next < room.to) right += b[next++] ?? ''
      else break
      if (!left.startsWith(right) && !right.startsWith(left)) break
      if (left.length > 0 && left === right) return { words: word - hole.from, at, next }
    }
  }
  return undefined
}
