import { inflateSync } from 'node:zlib'

/** Levels of a picture, row by row. */
interface Picture {
  readonly width: number
  readonly height: number
  readonly levels: Uint8Array
}

/** Mean difference of two pictures' levels, 0 to 255; 255 where their sizes differ. */
export function differenceOf(one: Uint8Array, other: Uint8Array): number {
  const [a, b] = [readPicture(one), readPicture(other)]
  if (a.width !== b.width || a.height !== b.height) return 255
  let sum = 0
  for (const [index, level] of a.levels.entries()) sum += Math.abs(level - (b.levels[index] ?? 0))
  return sum / a.levels.length
}

/** Channels of the kinds of PNG that poppler writes: grey and colour. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3 }

/** An 8-bit PNG, as poppler writes it (W3C PNG, 9: filtering): its levels, channel by channel. */
export function readPicture(bytes: Uint8Array): Picture {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const channels = channelsOf[view.getUint8(25)]
  if (view.getUint8(24) !== 8 || !channels) throw new Error('The picture is not of 8 bits a channel')
  const parts: Uint8Array[] = []
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at)
    const type = String.fromCodePoint(...bytes.subarray(at + 4, at + 8))
    if (type === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return {
    width,
    height,
    levels: unfilter(inflateSync(Buffer.concat(parts)), width * channels, height, channels),
  }
}

function unfilter(data: Uint8Array, width: number, height: number, step: number): Uint8Array {
  const levels = new Uint8Array(width * height)
  for (let row = 0; row < height; row += 1) {
    const filter = data[row * (width + 1)] ?? 0
    for (let column = 0; column < width; column += 1) {
      const at = row * width + column
      const left = column >= step ? (levels[at - step] ?? 0) : 0
      const above = row > 0 ? (levels[at - width] ?? 0) : 0
      const corner = row > 0 && column >= step ? (levels[at - width - step] ?? 0) : 0
      const guess = [0, left, above, (left + above) >> 1, paeth(left, above, corner)][filter] ?? 0
      levels[at] = (data[row * (width + 1) + 1 + column] ?? 0) + guess
    }
  }
  return levels
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}
