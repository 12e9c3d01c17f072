import type { Conversion } from './colour.ts'

/** Points of the grid on each side: of eight bits, every eighth value. */
const side = 33

/**
 * Gives the inks of many pixels, eight bits a part.
 *
 * Colours are looked up between points of a grid of sRGB: a photograph has millions of them, and each would take a
 * tenth of a millisecond. Greys are made of four inks here, like their neighbours: black alone would show as seams.
 */
export function separator(conversion: Conversion): (samples: Uint8Array) => Uint8Array {
  let grid: Float32Array | undefined
  return (samples) => {
    grid ??= gridOf(conversion)
    const plates = new Uint8Array((samples.length / 3) * 4)
    let [red, green, blue, last] = [-1, -1, -1, 0]
    for (let index = 0; index < samples.length / 3; index++) {
      const [r = 0, g = 0, b = 0] = [samples[3 * index], samples[3 * index + 1], samples[3 * index + 2]]
      const at = 4 * index
      if (r === red && g === green && b === blue) plates.copyWithin(at, last, last + 4)
      else between(grid, r / 255, g / 255, b / 255, plates, at)
      ;[red, green, blue, last] = [r, g, b, at]
    }
    return plates
  }
}

function gridOf({ ink }: Conversion): Float32Array {
  const grid = new Float32Array(side ** 3 * 4)
  let at = 0
  for (let red = 0; red < side; red++)
    for (let green = 0; green < side; green++)
      for (let blue = 0; blue < side; blue++) {
        grid.set(ink([red / (side - 1), green / (side - 1), blue / (side - 1)]), at)
        at += 4
      }
  return grid
}

/** Between the eight points around a colour. */
function between(grid: Float32Array, r: number, g: number, b: number, plates: Uint8Array, at: number): void {
  const [x, y, z] = [r * (side - 1), g * (side - 1), b * (side - 1)]
  const [i, j, k] = [floor(x), floor(y), floor(z)]
  const [u, v, w] = [x - i, y - j, z - k]
  const first = 4 * ((i * side + j) * side + k)
  const [across, down] = [4 * side * side, 4 * side]
  for (let ink = 0; ink < 4; ink++) {
    const from = first + ink
    const near = mix(
      mix(get(grid, from), get(grid, from + 4), w),
      mix(get(grid, from + down), get(grid, from + down + 4), w),
      v,
    )
    const far = from + across
    const other = mix(
      mix(get(grid, far), get(grid, far + 4), w),
      mix(get(grid, far + down), get(grid, far + down + 4), w),
      v,
    )
    plates[at + ink] = Math.round(255 * mix(near, other, u))
  }
}

const floor = (value: number): number => Math.min(side - 2, Math.floor(value))
const get = (grid: Float32Array, at: number): number => grid[at] ?? 0
const mix = (from: number, to: number, part: number): number => from + (to - from) * part
