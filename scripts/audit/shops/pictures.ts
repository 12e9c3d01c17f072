import { imageSize } from 'image-size'

import { descendants, readXml } from './xml.ts'

export interface Picture {
  readonly type: string
  /** Pixels; 0 where the file does not say. */
  readonly width: number
  readonly height: number
  readonly colour?: 'rgb' | 'grey' | 'cmyk'
  readonly isTransparent: boolean
  readonly frames: number
}

/** What the head of a picture's file says of it; undefined for a file that is no picture. */
export function readPicture(bytes: Uint8Array, mediaType: string): Picture | undefined {
  const type = mediaType.replace(/^image\//, '').replace(/\+xml$/, '')
  try {
    const size = imageSize(bytes)
    const known = size.type === 'jpg' ? 'jpeg' : (size.type ?? type)
    const colour = colourOf(bytes, known)
    return {
      type: known,
      width: size.width,
      height: size.height,
      ...(colour && { colour }),
      isTransparent: known === 'png' && hasAlpha(bytes),
      frames: known === 'gif' ? gifFrames(bytes) : 1,
    }
  } catch {
    return mediaType.startsWith('image/')
      ? { type, width: 0, height: 0, isTransparent: false, frames: 1 }
      : undefined
  }
}

export interface Drawing {
  readonly hasText: boolean
  /** The longest measure in pixels that it states; 0 for none. */
  readonly longSide: number
}

/** What matters of an SVG drawing. */
export function readDrawing(bytes: Uint8Array): Drawing {
  const { root } = readXml(bytes)
  let longSide = 0
  let hasText = false
  for (const { name, attributes } of descendants(root)) {
    hasText ||= name === 'text'
    if (name !== 'svg' && name !== 'image') continue
    for (const measure of [attributes['width'], attributes['height']])
      if (measure && /^[\d.]+(?:px)?$/.test(measure))
        longSide = Math.max(longSide, Number.parseFloat(measure))
  }
  return { hasText, longSide }
}

const uint16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
const uint32 = (bytes: Uint8Array, at: number): number => uint16(bytes, at) * 65_536 + uint16(bytes, at + 2)

/** By the number of components in a JPEG's frame header (ITU-T T.81, B.2.2), or a PNG's colour type. */
function colourOf(bytes: Uint8Array, type: string): Picture['colour'] {
  if (type === 'png') return (bytes[25] ?? 0) & 2 ? 'rgb' : 'grey'
  if (type !== 'jpeg') return undefined
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) at += 1
    else if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const components = bytes[at + 9]
      return components === 4 ? 'cmyk' : components === 1 ? 'grey' : 'rgb'
    } else at += 2 + uint16(bytes, at + 2)
  }
  return undefined
}

/** An alpha channel, or a `tRNS` chunk before the data (PNG, 11.3.2). */
function hasAlpha(bytes: Uint8Array): boolean {
  if ((bytes[25] ?? 0) & 4) return true
  for (let at = 8; at + 8 <= bytes.length; at += 12 + uint32(bytes, at)) {
    const name = String.fromCodePoint(...bytes.subarray(at + 4, at + 8))
    if (name === 'tRNS') return true
    if (name === 'IDAT' || name === 'IEND') return false
  }
  return false
}

/** Image descriptors of a GIF (GIF89a, 20). */
function gifFrames(bytes: Uint8Array): number {
  const table = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  const skip = (from: number): number => {
    let at = from
    while (at < bytes.length && bytes[at]) at += 1 + (bytes[at] ?? 0)
    return at + 1
  }
  let frames = 0
  let at = 13 + table(bytes[10] ?? 0)
  while (at < bytes.length) {
    const block = bytes[at]
    if (block === 0x21) at = skip(at + 2)
    else if (block === 0x2c) {
      frames += 1
      at = skip(at + 11 + table(bytes[at + 9] ?? 0))
    } else break
  }
  return frames
}
