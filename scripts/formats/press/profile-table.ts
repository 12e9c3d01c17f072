/** A multidimensional table between two colour spaces, with a curve before and behind it. */
export interface Table {
  readonly inputs: number
  readonly outputs: number
  /** Points of the grid in each dimension. */
  readonly grid: number
  /** All numbers are 0 to 65535. Curves and points follow each other, the last input varying fastest. */
  readonly before: readonly (readonly number[])[]
  readonly points: Uint16Array
  readonly behind: readonly (readonly number[])[]
}

/** Read a table of the type `mft2` (ICC.1:2001-04, 6.5.7); its matrix is the identity where a look is Lab. */
export function readTable(view: DataView, at: number): Table {
  // `mft2`
  if (view.getUint32(at) !== 0x6d667432) throw new Error('The profile has tables of a type that is not read')
  const [inputs, outputs, grid] = [view.getUint8(at + 8), view.getUint8(at + 9), view.getUint8(at + 10)]
  let next = at + 52
  const take = (count: number): number[] => {
    const taken = Array.from({ length: count }, (_, index) => view.getUint16(next + 2 * index))
    next += 2 * count
    return taken
  }
  const [entriesBefore, entriesBehind] = [view.getUint16(at + 48), view.getUint16(at + 50)]
  const before = Array.from({ length: inputs }, () => take(entriesBefore))
  const points = Uint16Array.from(take(grid ** inputs * outputs))
  const behind = Array.from({ length: outputs }, () => take(entriesBehind))
  return { inputs, outputs, grid, before, points, behind }
}

/** What the table gives for numbers from 0 to 1, interpolated between all neighbours. */
export function lookUp(table: Table, input: readonly number[]): number[] {
  const { outputs, grid, before, points, behind } = table
  let cells: { point: number; weight: number }[] = [{ point: 0, weight: 1 }]
  for (const [index, curve] of before.entries()) {
    const place = onCurve(curve, input[index] ?? 0) * (grid - 1)
    const low = Math.min(grid - 2, Math.floor(place))
    const part = place - low
    cells = cells.flatMap(({ point, weight }) => [
      { point: point * grid + low, weight: weight * (1 - part) },
      { point: point * grid + low + 1, weight: weight * part },
    ])
  }
  return Array.from({ length: outputs }, (_, output) => {
    let sum = 0
    for (const { point, weight } of cells) sum += weight * (points[point * outputs + output] ?? 0)
    return onCurve(behind[output] ?? [0, 65_535], sum / 65_535)
  })
}

function onCurve(curve: readonly number[], value: number): number {
  const place = Math.min(1, Math.max(0, value)) * (curve.length - 1)
  const low = Math.floor(place)
  const from = curve[low] ?? 0
  const to = curve[low + 1] ?? from
  return (from + (place - low) * (to - from)) / 65_535
}
