import { inflateSync } from 'node:zlib'

import { type Dict, isDict, nameOf, type Value } from './syntax.ts'

/**
 * The bytes of a stream as they were before they were packed (ISO 32000-1, 7.4.4).
 *
 * @throws {Error} for a filter that no structure or font map is packed with.
 */
export function unpack(
  packed: Uint8Array,
  dict: Dict,
  resolve: (value: Value | undefined) => Value,
): Uint8Array {
  const filters = listOf(resolve(dict.get('Filter')))
  const parameters = listOf(resolve(dict.get('DecodeParms')))
  return filters.reduce((bytes: Uint8Array, filter, index) => {
    const name = nameOf(resolve(filter))
    if (name !== 'FlateDecode' && name !== 'Fl') throw new Error(`a stream is packed with ${name}`)
    const given = resolve(parameters[index])
    const number = (key: string, usual: number): number => {
      const value = isDict(given) ? resolve(given.get(key)) : usual
      return typeof value === 'number' ? value : usual
    }
    // Files are cut off more often than wrong: what can be read is read.
    const plain = new Uint8Array(inflateSync(bytes, { finishFlush: 2 }))
    if (number('Predictor', 1) < 10) return plain
    const sample = number('Colors', 1) * number('BitsPerComponent', 8)
    return unpredict(plain, Math.ceil((sample * number('Columns', 1)) / 8), Math.ceil(sample / 8))
  }, packed)
}

const listOf = (value: Value): readonly Value[] =>
  Array.isArray(value) ? (value as readonly Value[]) : value === null ? [] : [value]

/** Undo the filters of PNG: each row begins with the number of its own (ISO/IEC 15948, 9.2). */
function unpredict(bytes: Uint8Array, row: number, step: number): Uint8Array {
  const rows = Math.floor(bytes.length / (row + 1))
  const plain = new Uint8Array(rows * row)
  for (let line = 0; line < rows; line++) {
    const filter = bytes[line * (row + 1)] ?? 0
    for (let column = 0; column < row; column++) {
      const at = line * row + column
      const left = column >= step ? (plain[at - step] ?? 0) : 0
      const above = line > 0 ? (plain[at - row] ?? 0) : 0
      const corner = line > 0 && column >= step ? (plain[at - row - step] ?? 0) : 0
      plain[at] = (bytes[line * (row + 1) + 1 + column] ?? 0) + guess(filter, left, above, corner)
    }
  }
  return plain
}

function guess(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  const sum = left + above - corner
  const [toLeft, toAbove, toCorner] = [left, above, corner].map((value) => Math.abs(sum - value)) as [
    number,
    number,
    number,
  ]
  if (toLeft <= toAbove && toLeft <= toCorner) return left
  return toAbove <= toCorner ? above : corner
}
