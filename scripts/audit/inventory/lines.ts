import type { Spot } from '../../model/reading.ts'

/** Offset of each line's first character. */
export function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Where an offset of a file stands. Offsets are mostly asked for in order. */
export function spotsIn(file: string, starts: readonly number[]): (offset: number) => Spot {
  let line = 0
  return (offset) => {
    if (!isIn(starts, line, offset)) line = isIn(starts, line + 1, offset) ? line + 1 : search(starts, offset)
    return { file, line: line + 1, column: offset - (starts[line] ?? 0) + 1 }
  }
}

const isIn = (starts: readonly number[], line: number, offset: number): boolean =>
  (starts[line] ?? Infinity) <= offset && offset < (starts[line + 1] ?? Infinity)

function search(starts: readonly number[], offset: number): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
