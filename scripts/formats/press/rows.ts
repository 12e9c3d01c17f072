import { type PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib'

import { calculator } from './calculator.ts'
import type { Rgb } from './colour.ts'
import type { Recolouring } from './functions.ts'
import { unpack } from './streams.ts'

const name = (text: string): PDFName => PDFName.of(text)
const steps = 256

/**
 * The colours of a straight gradient that the browser calculates, because it fades in or out: in small steps, from
 * the line x = 0 to x = 1, beyond which the colours stay.
 *
 * The program takes x and y from the stack, and lets y fall first of all (ISO 32000-1, 8.7.4.5.2).
 */
export function rowOf(shading: PDFDict, shade: PDFObject | undefined): Rgb[] | undefined {
  const isPlane =
    shading.lookup(name('ShadingType'), PDFNumber).asNumber() === 1 && !shading.has(name('Matrix'))
  if (!isPlane || !(shade instanceof PDFRawStream)) return undefined
  const code = new TextDecoder('latin1').decode(unpack(shade))
  const calculate = /^\s*\{\s*pop\s/.test(code) ? calculator(code) : undefined
  if (!calculate) return undefined
  const at = (x: number): Rgb => {
    const [red = 0, green = 0, blue = 0] = calculate([x, 0])
    return [red, green, blue]
  }
  const isSame = (x: number, other: number): boolean => `${at(x)}` === `${at(other)}`
  // One that repeats is none.
  const stays = [0.3, 0.5, 1.7].every((far) => isSame(-far, 0) && isSame(1 + far, 1 + 1e-6))
  return stays ? Array.from({ length: steps + 1 }, (_, index) => at(index / steps)) : undefined
}

/** Write the row as an axial gradient with samples (8.7.4.5.3; 7.10.2). */
export function writeRow(shading: PDFDict, row: readonly Rgb[], by: Recolouring): void {
  const { context } = shading
  const range = Array.from({ length: by.parts }, () => [0, 1]).flat()
  const samples = row.flatMap((colour) => by.between(colour).map((part) => Math.round(255 * part)))
  const sampled = { FunctionType: 0, Domain: [0, 1], Range: range, Size: [row.length], BitsPerSample: 8 }
  shading.set(name('ShadingType'), PDFNumber.of(2))
  shading.set(name('Coords'), context.obj([0, 0, 1, 0]))
  shading.set(name('Extend'), context.obj([true, true]))
  shading.delete(name('Domain'))
  shading.set(name('Function'), context.register(context.flateStream(Uint8Array.from(samples), sampled)))
}
