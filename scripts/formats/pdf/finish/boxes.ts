import type { PDFDocument, PDFPage } from '@cantoo/pdf-lib'

import type { PageDesign } from '../../../model/page.ts'
import { pt } from './places.ts'

/**
 * Give every page the size that was asked for: the browser rounds it up to whole pixels (ISO 32000-1, 14.11.2).
 *
 * The page's upper left corner stays. Where it bleeds, what is printed is larger than the trimmed page on each side.
 */
export function sizePages(document: PDFDocument, { width, height, bleed }: PageDesign): void {
  const wide = (width + 2 * bleed) * pt
  const high = (height + 2 * bleed) * pt
  for (const page of document.getPages()) {
    const left = page.getMediaBox().x
    const bottom = round(topOf(page) - high)
    page.setMediaBox(left, bottom, wide, high)
    page.setCropBox(left, bottom, wide, high)
    if (bleed > 0) page.setBleedBox(left, bottom, wide, high)
    page.setTrimBox(left + bleed * pt, bottom + bleed * pt, width * pt, height * pt)
  }
}

function topOf(page: PDFPage): number {
  const { y, height } = page.getMediaBox()
  return y + height
}

/** Points: without the dust of floating numbers. */
const round = (points: number): number => Math.round(points * 10_000) / 10_000
