import { PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib'

import type { Rgb } from './colour.ts'
import { type Recolouring, recolour, stopsOf } from './functions.ts'
import type { Inks } from './inks.ts'
import { rowOf, writeRow } from './rows.ts'

const name = (text: string): PDFName => PDFName.of(text)

/**
 * Write a gradient in ink: in black alone where all its colours are greys, else in four inks.
 *
 * @returns whether its inks could only be calculated, and are not those of the table.
 */
export function inkShading(shading: PDFDict, inks: Inks): boolean {
  if (!isRgbShading(shading)) return false
  const shade = shading.lookup(name('Function'))
  const row = rowOf(shading, shade)
  // Where it is clear, a gradient has no colour, and counts as black.
  const stops = row ? [row[0], row.at(-1)].filter((colour) => colour !== undefined) : stopsOf(shade)
  const paints = stops?.map((colour) => inks.paint(colour))
  const isGrey = paints?.every((paint) => 'grey' in paint) && (row ?? []).every(isNeutral)
  write(shading, shade, isGrey ? asGrey((value) => inks.grey(value)) : asInk(inks))
  return stops === undefined
}

/** Write a gradient of a mask, which is all greys, in grey: it means how much is seen, not how light it is. */
export function greyShading(shading: PDFDict): void {
  if (!isRgbShading(shading)) return
  write(
    shading,
    shading.lookup(name('Function')),
    asGrey((value) => value),
  )
}

const isNeutral = ([red, green, blue]: Rgb): boolean => red === green && green === blue

const [type, space, rgb] = [name('ShadingType'), name('ColorSpace'), name('DeviceRGB')]

const isRgbShading = (shading: PDFDict): boolean =>
  shading.lookup(type) instanceof PDFNumber && shading.lookup(space) === rgb

function write(shading: PDFDict, shade: PDFObject | undefined, by: Recolouring): void {
  const { context } = shading
  if (!(shade instanceof PDFDict) && !(shade instanceof PDFRawStream))
    throw new Error('The browser wrote a gradient without a function')
  const row = rowOf(shading, shade)
  if (row) writeRow(shading, row, by)
  else shading.set(name('Function'), recolour(shade, by, context))
  shading.set(name('ColorSpace'), name(by.parts === 1 ? 'DeviceGray' : 'DeviceCMYK'))
}

const asGrey = (grey: (value: number) => number): Recolouring => ({
  numbers: ([red]) => [grey(red)],
  between: ([red]) => [grey(red)],
  program: 'pop pop',
  parts: 1,
})

/**
 * A gradient whose colours are calculated in two directions keeps its way of calculating; what comes out is turned into ink by the
 * simple rule: black for what the three have in common. Greys so become black alone.
 */
const asInk = (inks: Inks): Recolouring => ({
  numbers: (colour) => inks.ink(colour),
  between: (colour) => inks.blend(colour),
  program: complement,
  parts: 4,
})

/** Red, green, blue → c, m, y; k is the least of them, and is taken from each (ISO 32000-1, 10.3.5). */
const complement = [
  '1 exch sub 3 1 roll 1 exch sub 3 1 roll 1 exch sub 3 1 roll',
  '3 copy 2 copy gt {exch} if pop 2 copy gt {exch} if pop 4 1 roll',
  '3 index sub 3 1 roll 3 index sub 3 1 roll 3 index sub 3 1 roll 4 -1 roll',
].join(' ')
