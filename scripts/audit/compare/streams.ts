import type { Piece, Reading } from '../../model/reading.ts'

/** Which part of a book a word belongs to: each is compared by itself. */
export const streams = { body: 0, note: 1, work: 2, furniture: 3, citation: 4 } as const

/** Pieces that take their words out of the running text, the stronger ones last. */
const apart = [
  ['citation', streams.citation],
  ['note', streams.note],
  ['work', streams.work],
  ['furniture', streams.furniture],
  ['note-call', streams.furniture],
  ['backlink', streams.furniture],
] as const

/**
 * For each word its stream. What is furniture inside a note, as its number is, is furniture; a citation inside
 * a note is the note's.
 */
export function streamsOf({ words, pieces }: Reading): Uint8Array {
  const mask = new Uint8Array(words.length)
  for (const [kind, stream] of apart)
    for (const piece of pieces) if (piece.kind === kind) mask.fill(stream, piece.from, piece.to)
  return mask
}

/** Numbers of the words of one stream, from `from` to `to`. */
export function wordsIn(
  mask: Uint8Array,
  stream: number,
  { from, to }: Pick<Piece, 'from' | 'to'> = { from: 0, to: mask.length },
): Int32Array {
  const found = new Int32Array(to - from)
  let count = 0
  for (let word = from; word < to; word += 1) if (mask[word] === stream) found[count++] = word
  return found.subarray(0, count)
}

/** The words with these numbers. */
export const wordsAt = ({ words }: Reading, numbers: Int32Array): string[] =>
  Array.from(numbers, (word) => words[word] ?? '')
