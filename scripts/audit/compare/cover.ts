import type { Piece, PieceKind, Reading } from '../../model/reading.ts'

/** For each word, the number of the innermost piece of these kinds that holds it, or -1. */
export function coverOf({ words, pieces }: Reading, kinds: ReadonlySet<PieceKind>): Int32Array {
  const cover = new Int32Array(words.length).fill(-1)
  for (const [index, piece] of pieces.entries()) {
    if (kinds.has(piece.kind)) cover.fill(index, piece.from, piece.to)
  }
  return cover
}

/** The share of a piece's paired words that are in a piece of the edition; 1 where it has none. */
export function shareIn(pairs: Int32Array, { from, to }: Piece, cover: Int32Array): number {
  let [count, inside] = [0, 0]
  for (let word = from; word < to; word += 1) {
    const pair = pairs[word] ?? -1
    if (pair < 0) continue
    count += 1
    if ((cover[pair] ?? -1) >= 0) inside += 1
  }
  return count === 0 ? 1 : inside / count
}

/** The first paired word of a piece: its place in the edition. */
export function firstPair(pairs: Int32Array, { from, to }: Pick<Piece, 'from' | 'to'>): number | undefined {
  for (let word = from; word < to; word += 1) {
    const pair = pairs[word] ?? -1
    if (pair >= 0) return pair
  }
  return undefined
}

/** Number of the first piece that begins at a word or behind it. */
export function firstFrom(pieces: readonly Piece[], word: number): number {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.from ?? 0) < word) low = middle + 1
    else high = middle
  }
  return low
}
