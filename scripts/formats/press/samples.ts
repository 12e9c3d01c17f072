import { PDFName, PDFNumber, type PDFRawStream } from '@cantoo/pdf-lib'

import { unpack } from './streams.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** The samples of a picture of eight bits a part, if they are packed in a way that keeps them. */
export function samplesOf(image: PDFRawStream): Uint8Array | undefined {
  const filter = image.dict.lookup(name('Filter'))
  if (filter !== undefined && filter !== name('FlateDecode')) return undefined
  if (image.dict.has(name('DecodeParms')) || image.dict.has(name('Decode'))) return undefined
  if (image.dict.lookup(name('BitsPerComponent'), PDFNumber).asNumber() !== 8) return undefined
  return unpack(image)
}

/** One of each three, where all three are the same in every place. */
export function greysOf(samples: Uint8Array): Uint8Array | undefined {
  const greys = new Uint8Array(samples.length / 3)
  for (let index = 0; index < greys.length; index++) {
    const [red, green, blue] = [samples[3 * index], samples[3 * index + 1], samples[3 * index + 2]]
    if (red !== green || green !== blue) return undefined
    greys[index] = red ?? 0
  }
  return greys
}
