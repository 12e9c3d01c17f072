import { deflateSync } from 'node:zlib'

import {
  PDFArray,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  type PDFRef,
} from '@cantoo/pdf-lib'

import type { Inks } from './inks.ts'
import { greysOf, samplesOf } from './samples.ts'
import { isSrgb } from './srgb.ts'
import { unpack } from './streams.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** How pictures become plates. */
export interface ImageInks {
  readonly inks: Inks
  /** Four bytes of ink for three of colour. */
  separate(samples: Uint8Array): Uint8Array
  /** The stream of the profile of sRGB, for pictures that stay as they are. */
  readonly screen: () => PDFRef
}

/**
 * Write a picture in ink: greys in black alone, colours in four inks.
 *
 * The pixels of a JPEG stay as they are, or they would lose by being packed again. A grey one gets a palette of
 * inks; a coloured one keeps its colours with the profile that says what they mean, as PDF/X-4 allows, and the
 * press turns them into ink.
 *
 * @returns the new picture, or nothing where it may stay.
 */
export function inkImage(image: PDFRawStream, to: ImageInks): PDFRawStream | undefined {
  const space = image.dict.lookup(name('ColorSpace'))
  if (image.dict.lookup(name('ImageMask'))?.toString() === 'true') return undefined
  const parts = partsOf(space)
  if (parts === 1) return withSpace(image, palette(image, to.inks))
  if (parts !== 3) return undefined
  const isScreen = space === name('DeviceRGB') || isSrgb(profileOf(space))
  const samples = isScreen ? samplesOf(image) : undefined
  // A profile of version 4.3 is newer than the PDF/X-4 that holds it: ours of sRGB says the same.
  if (!samples)
    return isScreen ? withSpace(image, image.dict.context.obj([name('ICCBased'), to.screen()])) : undefined
  const greys = greysOf(samples)
  if (greys) return repacked(image, greys, palette(image, to.inks))
  return repacked(image, to.separate(samples), name('DeviceCMYK'))
}

/** Write a picture of a mask in grey: one part means how much is seen. */
export function greyImage(image: PDFRawStream): PDFRawStream | undefined {
  if (partsOf(image.dict.lookup(name('ColorSpace'))) !== 3) return undefined
  const samples = samplesOf(image)
  const greys = samples && greysOf(samples)
  return greys && repacked(image, greys, name('DeviceGray'))
}

/** How many numbers a colour of the space has; 0 for palettes, masks and spaces of ink. */
function partsOf(space: PDFObject | undefined): number {
  if (space === name('DeviceRGB')) return 3
  if (space === name('DeviceGray')) return 1
  return profileStream(space)?.dict.lookup(name('N'), PDFNumber).asNumber() ?? 0
}

function profileStream(space: PDFObject | undefined): PDFRawStream | undefined {
  if (!(space instanceof PDFArray) || space.lookup(0) !== name('ICCBased')) return undefined
  const stream = space.lookup(1)
  return stream instanceof PDFRawStream ? stream : undefined
}

function profileOf(space: PDFObject | undefined): Uint8Array | undefined {
  const stream = profileStream(space)
  return stream && unpack(stream)
}

/** Greys of the screen as greys of ink (ISO 32000-1, 8.6.6.3). */
function palette({ dict: { context } }: PDFRawStream, inks: Inks): PDFObject {
  const greys = Array.from({ length: 256 }, (_, value) => Math.round(255 * inks.grey(value / 255)))
  const hex = greys.map((grey) => grey.toString(16).padStart(2, '0')).join('')
  return context.obj([name('Indexed'), name('DeviceGray'), PDFNumber.of(255), PDFHexString.of(hex)])
}

function withSpace(image: PDFRawStream, space: PDFObject): PDFRawStream {
  const dict = image.dict.clone(image.dict.context)
  dict.set(name('ColorSpace'), space)
  return PDFRawStream.of(dict, image.contents)
}

function repacked(image: PDFRawStream, samples: Uint8Array, space: PDFObject): PDFRawStream {
  const dict = image.dict.clone(image.dict.context)
  dict.set(name('ColorSpace'), space)
  dict.set(name('Filter'), name('FlateDecode'))
  dict.delete(name('Length'))
  return PDFRawStream.of(dict, new Uint8Array(deflateSync(samples, { level: 9 })))
}
