import { lookUp, readTable } from './profile-table.ts'

/** CIE L*a*b* of 2°, D50, relative to the paper's white. */
export type Lab = readonly [lightness: number, a: number, b: number]
/** Cyan, magenta, yellow and black, each from 0 to 1. */
export type Ink = readonly [cyan: number, magenta: number, yellow: number, black: number]

/** What a profile says of a printing condition: how ink looks, and which ink a look takes. */
export interface Profile {
  look(ink: Ink): Lab
  ink(look: Lab): Ink
}

/**
 * Read a CMYK output profile by its relative colorimetric tables (ICC.1:2001-04, 6.3.3).
 *
 * @throws {Error} where it is no such profile, or its tables are not of the type `mft2`.
 */
export function readProfile(bytes: Uint8Array): Profile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = [12, 16, 20].map((at) => signature(view, at)).join('')
  if (kind !== 'prtrCMYKLab ') throw new Error(`No profile of a CMYK press: ${kind}`)
  const toLook = readTable(view, tagAt(view, 'A2B1'))
  const toInk = readTable(view, tagAt(view, 'B2A1'))
  return {
    look: (ink) => decodeLab(lookUp(toLook, ink)),
    ink: (look) => {
      const [cyan = 0, magenta = 0, yellow = 0, black = 0] = lookUp(toInk, encodeLab(look))
      return [cyan, magenta, yellow, black]
    },
  }
}

const signature = (view: DataView, at: number): string =>
  String.fromCodePoint(...[0, 1, 2, 3].map((offset) => view.getUint8(at + offset)))

function tagAt(view: DataView, name: string): number {
  const count = view.getUint32(128)
  for (let index = 0; index < count; index++) {
    const entry = 132 + 12 * index
    if (signature(view, entry) === name) return view.getUint32(entry + 4)
  }
  throw new Error(`The profile has no table ${name}`)
}

/** 16 bits a number: 0xFF00 is L* 100, 0x8000 is a* or b* 0 (ICC.1:2001-04, annex A). */
const unit = 65_280 / 65_535

function encodeLab([lightness, a, b]: Lab): number[] {
  return [(lightness / 100) * unit, ((a + 128) / 255) * unit, ((b + 128) / 255) * unit]
}

function decodeLab([lightness = 0, a = 0, b = 0]: readonly number[]): Lab {
  return [(lightness / unit) * 100, (a / unit) * 255 - 128, (b / unit) * 255 - 128]
}
