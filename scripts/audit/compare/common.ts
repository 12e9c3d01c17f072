import type { Side } from './anchors.ts'

/** Cells of the table of a gap; larger gaps are paired by the nearest equal word. */
const largest = 1_000_000

/** Words ahead that are looked at for an equal one in a large gap. */
const reach = 60

/** Pair a gap that holds nothing unique: the longest common subsequence, of small gaps. */
export function pairCommon(a: Side, b: Side, pairs: Int32Array): void {
  if ((a.to - a.from) * (b.to - b.from) <= largest) pairByTable(a, b, pairs)
  else pairByReach(a, b, pairs)
}

function pairByTable(a: Side, b: Side, pairs: Int32Array): void {
  const [rows, columns] = [a.to - a.from, b.to - b.from]
  const width = columns + 1
  const lengths = new Uint16Array((rows + 1) * width)
  for (let row = rows - 1; row >= 0; row -= 1) {
    for (let column = columns - 1; column >= 0; column -= 1) {
      const here = row * width + column
      lengths[here] =
        a.words[a.from + row] === b.words[b.from + column]
          ? (lengths[here + width + 1] ?? 0) + 1
          : Math.max(lengths[here + width] ?? 0, lengths[here + 1] ?? 0)
    }
  }
  let [row, column] = [0, 0]
  while (row < rows && column < columns) {
    const here = row * width + column
    if (a.words[a.from + row] === b.words[b.from + column]) {
      pairs[a.from + row] = b.from + column
      row += 1
      column += 1
    } else if ((lengths[here + width] ?? 0) >= (lengths[here + 1] ?? 0)) row += 1
    else column += 1
  }
}

function pairByReach(a: Side, b: Side, pairs: Int32Array): void {
  let [from, start] = [a.from, b.from]
  while (from < a.to && start < b.to) {
    const step = nearestEqual(a, from, b, start)
    if (!step) {
      from += 1
      start += 1
      continue
    }
    from += step.a
    start += step.b
    pairs[from] = start
    from += 1
    start += 1
  }
}

/** The fewest words to pass over, on both sides together, to where they agree again. */
function nearestEqual(a: Side, from: number, b: Side, start: number): { a: number; b: number } | undefined {
  for (let sum = 0; sum <= reach; sum += 1) {
    for (let over = 0; over <= sum; over += 1) {
      const [here, there] = [from + over, start + sum - over]
      if (here < a.to && there < b.to && a.words[here] === b.words[there]) return { a: over, b: sum - over }
    }
  }
  return undefined
}
