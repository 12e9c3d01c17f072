import { PDFDocument, PDFName, type PDFPage, type PDFRef } from '@cantoo/pdf-lib'

import type { Wanted } from './audit-shops-epub.ts'

const points = (mm: unknown): number => (Number(mm) * 72) / 25.4

/** A small PDF that has the wanted facts. */
export async function pdfWith(wanted: Wanted): Promise<Uint8Array> {
  if (wanted['file.readable'] === false) return new TextEncoder().encode('no PDF')
  const document = await PDFDocument.create()
  const font = fontOf(document, wanted['pdf.font.embedded'] !== false)
  const [width, height] = [points(wanted['pdf.trim.width'] ?? 148), points(wanted['pdf.trim.height'] ?? 210)]
  const isTurned = wanted['pdf.landscape'] === true
  const blankInside = Number(wanted['pdf.blank.inside'] ?? 0)
  const blankEnd = Number(wanted['pdf.blank.end'] ?? 0)
  const count = Number(wanted['pdf.pages'] ?? Math.max(4, blankInside + blankEnd + 2))
  for (let number = 1; number <= count; number += 1) {
    const isOdd = number > 1 && Number(wanted['pdf.pageSizes'] ?? 1) > 1
    const page = document.addPage([isTurned ? height : width, (isTurned ? width : height) + (isOdd ? 9 : 0)])
    setBoxes(page, wanted)
    const isBlank = (number > 1 && number <= 1 + blankInside && blankInside > 0) || number > count - blankEnd
    write(document, page, font, isBlank ? 'q Q' : content(wanted, page, number))
    if (number === 1) dress(document, page, wanted)
  }
  if (wanted['pdf.standard'] !== undefined && wanted['pdf.standard'] !== 'no PDF/X') {
    const xmp = `<x><pdfxid:GTS_PDFXVersion>${String(wanted['pdf.standard'])}</pdfxid:GTS_PDFXVersion></x>`
    document.catalog.set(PDFName.of('Metadata'), document.context.register(document.context.stream(xmp)))
  }
  outline(document, Number(wanted['pdf.outline'] ?? 0))
  if (wanted['pdf.encrypted']) document.encrypt({ userPassword: 'a', ownerPassword: 'b' })
  return document.save({ useObjectStreams: false })
}

function fontOf({ context }: PDFDocument, isEmbedded: boolean): PDFRef {
  const file = context.register(context.stream('a font'))
  const descriptor = {
    Type: 'FontDescriptor',
    FontName: 'Salt',
    Flags: 4,
    ...(isEmbedded && { FontFile2: file }),
  }
  const font = {
    Type: 'Font',
    Subtype: 'TrueType',
    BaseFont: 'Salt',
    FontDescriptor: context.obj(descriptor),
  }
  return context.register(context.obj(font))
}

/** The trimmed page in the middle, the spine side of KDP's bleed excepted, which has none. */
function setBoxes(page: PDFPage, wanted: Wanted): void {
  const { width, height } = page.getSize()
  const bleed = points(wanted['pdf.bleed'] ?? 0)
  const [right, above] = [points(wanted['pdf.extra.width'] ?? 0), points(wanted['pdf.extra.height'] ?? 0)]
  const around = wanted['pdf.boxesDiffer'] ? 9 : bleed
  page.setBleedBox(-around, -around, width + 2 * around + right, height + 2 * around + above)
  page.setTrimBox(0, 0, width, height)
  const marks = wanted['pdf.marks'] ? 20 : 0
  const [x, y] = [-around - marks, -around - marks]
  page.setMediaBox(x, y, width + 2 * (around + marks) + right, height + 2 * (around + marks) + above)
  page.setCropBox(x, y, width + 2 * (around + marks) + right, height + 2 * (around + marks) + above)
}

function content(wanted: Wanted, page: PDFPage, number: number): string {
  const margin = number % 2 === 1 ? wanted['pdf.margin.inside'] : wanted['pdf.margin.outside']
  const { x, y } = page.getTrimBox()
  const size = Number(wanted['pdf.text.size'] ?? 10)
  const parts = [
    '% a comment (\n/Span <</Lang (en) /E <41>>> BDC',
    wanted['pdf.rgb'] ? '1 0 0 rg' : '0 0 0 1 k',
    // Half the size, twice as large by the matrix; a text that is empty does not count.
    `q 2 0 0 2 ${x + points(margin ?? 30)} ${y + 100} cm BT /F1 ${size / 2} Tf -50 0 Td () Tj 50 0 Td [(a\\)) -20 <42>] TJ ET Q`,
  ]
  if (wanted['pdf.transparency'] !== undefined) parts.push('/G gs')
  if (wanted['pdf.image.ppi'] !== undefined) {
    const side = (72 * 300) / Number(wanted['pdf.image.ppi'])
    parts.push(
      `q .5 0 0 .5 0 0 cm /X Do Q q ${side} 0 0 ${side} 50 50 cm BI /W 300 /H 300 /BPC 8 /CS /G ID  EI\nEI Q`,
    )
  }
  return [...parts, 'EMC'].join('\n')
}

function write({ context }: PDFDocument, page: PDFPage, font: PDFRef, text: string): void {
  const half = text.indexOf('\n') + 1
  const streams = [text.slice(0, half), text.slice(half)].map((each) =>
    context.register(context.flateStream(each)),
  )
  page.node.set(PDFName.of('Contents'), context.obj(streams))
  page.node.set(PDFName.of('Resources'), context.obj({ Font: { F1: font } }))
}

function dress({ context }: PDFDocument, page: PDFPage, wanted: Wanted): void {
  const links = Number(wanted['pdf.links'] ?? 0)
  const notes = Number(wanted['pdf.annotations'] ?? 0)
  const annotation = (kind: string): PDFRef =>
    context.register(context.obj({ Type: 'Annot', Subtype: kind, Rect: [0, 0, 9, 9] }))
  if (links + notes > 0)
    page.node.set(
      PDFName.of('Annots'),
      context.obj([
        ...Array.from({ length: links }, () => annotation('Link')),
        ...Array.from({ length: notes }, () => annotation('Text')),
      ]),
    )
  const resources = page.node.Resources()
  if (wanted['pdf.transparency'] !== undefined)
    resources?.set(
      PDFName.of('ExtGState'),
      context.obj({ G: { ca: wanted['pdf.transparency'] ? 0.5 : 1, BM: 'Normal' } }),
    )
  const image = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: 300,
    Height: 300,
    BitsPerComponent: 8,
    ColorSpace: 'DeviceGray',
  }
  if (wanted['pdf.image.ppi'] !== undefined) {
    const side = (2 * 72 * 300) / Number(wanted['pdf.image.ppi'])
    const form = context.stream(`${side} 0 0 ${side} 0 0 cm /I Do`, {
      Type: 'XObject',
      Subtype: 'Form',
      Resources: { XObject: { I: context.register(context.stream('', image)) } },
    })
    resources?.set(PDFName.of('XObject'), context.obj({ X: context.register(form) }))
  }
}

/** Bookmarks, each below the one before. */
function outline({ context, catalog }: PDFDocument, count: number): void {
  let first: PDFRef | undefined
  for (let index = 0; index < count; index += 1)
    first = context.register(context.obj({ Title: 'One', ...(first && { First: first }) }))
  if (first) catalog.set(PDFName.of('Outlines'), context.obj({ Type: 'Outlines', First: first }))
}
