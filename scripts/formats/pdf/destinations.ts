import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib'

/**
 * The page that each link target stands on, from 1, read from a printed PDF.
 *
 * Chromium writes a named destination for every id that a link leads to.
 */
export async function readDestinations(pdf: Uint8Array): Promise<Map<string, number>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false })
  const pages = new Map(document.getPages().map((page, index) => [page.ref.toString(), index + 1]))
  const names = document.catalog.lookupMaybe(PDFName.of('Dests'), PDFDict)
  const found = new Map<string, number>()
  for (const [name, value] of names?.entries() ?? []) {
    const page = pages.get(pageOf(document.context.lookup(value)))
    if (page !== undefined) found.set(name.decodeText(), page)
  }
  return found
}

const pageOf = (destination: PDFObject | undefined): string =>
  destination instanceof PDFArray ? String(destination.get(0)) : ''
