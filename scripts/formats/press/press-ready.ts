import { PDFDocument, PDFHeader, PDFName, type PDFPage, type PDFRef } from '@cantoo/pdf-lib'

import { written } from '../pdf/content-patch.ts'
import { type Box, boxesOf, setBoxes } from './boxes.ts'
import { conversionBy } from './colour.ts'
import { inkContent } from './contents.ts'
import type { PressFacts, PressFile } from './facts.ts'
import type { ImageInks } from './images.ts'
import { inkObjects } from './ink-objects.ts'
import { type Inks, inksBy } from './inks.ts'
import { profileStream, writeIntent } from './intent.ts'
import { marker } from './marker.ts'
import { slug } from './marks.ts'
import { describePress } from './metadata.ts'
import { readProfile } from './profile.ts'
import { coarsePictures } from './resolution.ts'
import { separator } from './separate.ts'
import { pack, pageContent } from './streams.ts'
import { stripForPress, sweep } from './strip.ts'

/**
 * Make a file for the press of what the browser printed: PDF/X-4 (ISO 15930-7:2010) upon PDF 1.6.
 *
 * Black and greys are printed with black ink alone, the theme's colours with the inks of its table, all others with
 * those that look alike on this press. JPEG photographs keep their colours, with the profile that says what they mean.
 *
 * @param pdf Untagged, from Chromium; each page is the trimmed one with its bleed, its upper left corner in place.
 */
export async function pressReady(pdf: Uint8Array, facts: PressFacts): Promise<PressFile> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  stripForPress(document)
  sweep(document)
  const coarse = coarsePictures(document, facts.condition.resolution)
  const conversion = conversionBy(readProfile(facts.condition.profile))
  const inks = inksBy(conversion, facts.colours)
  const calculated = inkObjects(document, {
    inks,
    separate: separator(conversion),
    screen: once(() => profileStream(document, facts.condition.screen, 3, 'DeviceRGB')),
  } satisfies ImageInks)
  setPages(document, inks, facts)
  writeIntent(document, facts.condition)
  sweep(document)
  describePress(document, facts)
  document.context.header = PDFHeader.forVersion(1, 6)
  const value = await document.save({ useObjectStreams: true, objectsPerTick: Number.POSITIVE_INFINITY })
  return {
    value,
    pages: document.getPageCount(),
    converted: inks.converted,
    calculated,
    heavy: heavyColours(inks, facts.condition.inkLimit),
    coarse,
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

function setPages(document: PDFDocument, inks: Inks, facts: PressFacts): void {
  const pages = document.getPages()
  const mark = facts.marks ? marker(document, facts, pages.length) : undefined
  for (const [index, page] of pages.entries()) {
    const boxes = boxesOf(page, facts, mark ? slug : 0)
    const content = inkContent(pageContent(page.node.Contents()), inks.paint)
    setContent(page, content, boxes.bleed, mark?.(page, boxes, index + 1) ?? [])
    setBoxes(page, boxes)
  }
}

/** What the page draws ends with the bleed: the browser's rounded sheet is a little larger. */
function setContent(
  page: PDFPage,
  content: Uint8Array,
  { x, y, width, height }: Box,
  marks: readonly PDFRef[],
): void {
  const { context } = page.doc
  const box = [x, y, width, height].map((value) => written(value)).join(' ')
  const drawn = context.register(
    pack(context, Buffer.concat([Buffer.from(`q ${box} re W n\n`), content, Buffer.from('Q')])),
  )
  page.node.set(PDFName.of('Contents'), marks.length > 0 ? context.obj([drawn, ...marks]) : drawn)
  // Without a space of its own, a page is blended in whatever space the reader likes (ISO 32000-1, 11.6.6).
  page.node.set(PDFName.of('Group'), context.obj({ Type: 'Group', S: 'Transparency', CS: 'DeviceCMYK' }))
}

function heavyColours({ used }: Inks, limit: number): Map<string, number> {
  const sums = [...used].map(
    ([hex, ink]) => [hex, Math.round(100 * ink.reduce((sum, part) => sum + part, 0))] as const,
  )
  return new Map(sums.filter(([, sum]) => sum > limit))
}
