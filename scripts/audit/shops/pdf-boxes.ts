import type { PDFPage } from '@cantoo/pdf-lib'

import type { Fact, Subject } from './fact.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface Boxes {
  readonly media: Box
  readonly crop: Box
  readonly bleed: Box
  readonly trim: Box
}

export const mm = (points: number): number => Math.round((points * 2540) / 72) / 100

/** The boxes of a page; those it does not have are as large as the crop box (ISO 32000-1, 14.11.2). */
export const boxesOf = (page: PDFPage): Boxes => ({
  media: page.getMediaBox(),
  crop: page.getCropBox(),
  bleed: page.getBleedBox(),
  trim: page.getTrimBox(),
})

const size: Subject = { kind: 'format', name: 'pdf', option: 'size' }
const bleed: Subject = { kind: 'format', name: 'press', option: 'bleed' }
const marks: Subject = { kind: 'format', name: 'press', option: 'marks' }
/** Half a point is below what a cutter can do. */
const same = (a: number, b: number): boolean => Math.abs(a - b) < 0.5

/** Facts of size and bleed, by the first page. */
export function boxFacts(pages: readonly Boxes[]): Fact[] {
  const [first] = pages
  if (!first) return []
  const { media, crop, trim } = first
  const bled = first.bleed
  const sides = [
    trim.x - bled.x,
    bled.x + bled.width - trim.x - trim.width,
    trim.y - bled.y,
    bled.y + bled.height - trim.y - trim.height,
  ]
  const sizes = new Set(pages.map((page) => `${Math.round(page.crop.width)} ${Math.round(page.crop.height)}`))
  return [
    { fact: 'pdf.pageSizes', value: sizes.size, subject: size },
    { fact: 'pdf.landscape', value: crop.width > crop.height, subject: size },
    { fact: 'pdf.trim.width', value: mm(trim.width), subject: size },
    { fact: 'pdf.trim.height', value: mm(trim.height), subject: size },
    { fact: 'pdf.extra.width', value: mm(bled.width - trim.width), subject: bleed },
    { fact: 'pdf.extra.height', value: mm(bled.height - trim.height), subject: bleed },
    // The side of the spine may go without.
    {
      fact: 'pdf.bleed',
      value: mm(Math.max(0, Math.min(Math.max(...sides.slice(0, 2)), ...sides.slice(2)))),
      subject: bleed,
    },
    {
      fact: 'pdf.marks',
      value: !same(media.width, bled.width) || !same(media.height, bled.height),
      subject: marks,
    },
    {
      fact: 'pdf.boxesDiffer',
      value: !same(crop.width, trim.width) || !same(crop.height, trim.height),
      subject: bleed,
    },
  ]
}
