import type { PDFDocument } from '@cantoo/pdf-lib'

import type { PageDesign } from '../../../model/page.ts'
import { pt } from './places.ts'

/**
 * Give every page the size that was asked for: the browser rounds it up to whole pixels (ISO 32000-1, 14.11.2).
 *
 * The page's upper left corner stays; what bleeds lies outside of the trimmed page.
 */
export function sizePages(document: PDFDocument, { width, height, bleed }: PageDesign): void {
  const wide = (width + 2 * bleed) * pt
  const high = (height + 2 * bleed) * pt
  for (const page of document.getPages()) {
    const bottom = page.getHeight() - high
    page.setMediaBox(0, bottom, wide, high)
    page.setCropBox(0, bottom, wide, high)
    page.setBleedBox(0, bottom, wide, high)
    page.setTrimBox(bleed * pt, bottom + bleed * pt, width * pt, height * pt)
  }
}
