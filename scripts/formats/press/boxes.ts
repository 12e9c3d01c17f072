import type { PDFPage } from '@cantoo/pdf-lib'

import type { PressFacts } from './facts.ts'

/** A rectangle in points, its origin below and on the left. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The finished page, what is printed of it, and the sheet around it. */
export interface PressBoxes {
  readonly trim: Box
  readonly bleed: Box
  readonly media: Box
}

/** Points in a CSS pixel. */
const pt = 0.75

/**
 * Where a page will be cut (ISO 32000-1, 14.11.2).
 *
 * The browser rounds pages up to whole pixels below and on the right; their upper left corner is true.
 *
 * @param slug Room for marks around the bleed, points.
 */
export function boxesOf(
  page: PDFPage,
  { trim, bleed }: Pick<PressFacts, 'trim' | 'bleed'>,
  slug: number,
): PressBoxes {
  const printed = page.getMediaBox()
  const outer = {
    x: printed.x,
    y: printed.y + printed.height - (trim.height + 2 * bleed) * pt,
    width: (trim.width + 2 * bleed) * pt,
    height: (trim.height + 2 * bleed) * pt,
  }
  return { trim: grow(outer, -bleed * pt), bleed: outer, media: grow(outer, slug) }
}

export function setBoxes(page: PDFPage, { trim, bleed, media }: PressBoxes): void {
  page.setMediaBox(media.x, media.y, media.width, media.height)
  page.setBleedBox(bleed.x, bleed.y, bleed.width, bleed.height)
  page.setTrimBox(trim.x, trim.y, trim.width, trim.height)
}

export const grow = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})
