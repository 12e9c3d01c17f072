import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFRef, PDFString } from '@cantoo/pdf-lib'

import { type PageDesign, type Place, placeOrigin } from '../../../model/page.ts'

/** Points in a CSS pixel. */
export const pt = 0.75

const name = (text: string): PDFName => PDFName.of(text)

/** Where each id leads: `[page /XYZ null top null]` (ISO 32000-1, 12.3.2.2). */
export type Destinations = (id: string) => PDFArray

export function destinationsOf(
  document: PDFDocument,
  places: ReadonlyMap<string, Place>,
  { height, bleed }: PageDesign,
): Destinations {
  const pages = document.getPages()
  return (id) => {
    const place = places.get(id)
    const page = place && pages[place.page]
    if (!place || !page) throw new Error(`Nothing is printed that has the id ${id}`)
    const sheet = page.getHeight()
    const top = Math.max(0, Math.min(sheet, sheet - (place.top - bleed) * pt))
    void height
    return document.context.obj([page.ref, 'XYZ', null, Math.round(top * 100) / 100, null]) as PDFArray
  }
}

/** The key under which a link keeps the id that it leads to, for those who come after; taken out at the end. */
export const idKey = name('PamphletId')

/** Turn the addresses of links inside the book into destinations. */
export function linkPlaces(document: PDFDocument, destinations: Destinations): void {
  for (const annotation of annotationsOf(document)) {
    const address = annotation.lookupMaybe(name('A'), PDFDict)?.lookupMaybe(name('URI'), PDFString, PDFHexString)
    const uri = address?.decodeText() ?? ''
    if (!uri.startsWith(placeOrigin)) continue
    const id = decodeURIComponent(uri.slice(placeOrigin.length))
    annotation.delete(name('A'))
    annotation.set(name('Dest'), destinations(id))
    annotation.set(idKey, PDFHexString.fromText(id))
  }
}

export function* annotationsOf(document: PDFDocument): Generator<PDFDict> {
  for (const page of document.getPages()) {
    for (const ref of page.node.lookupMaybe(name('Annots'), PDFArray)?.asArray() ?? [])
      yield document.context.lookup(ref, PDFDict)
  }
}

/** Names for places, so that `book.pdf#nameddest=chapter-2` works (ISO 32000-1, 12.3.2.3). */
export function namePlaces(document: PDFDocument, ids: readonly string[], destinations: Destinations): void {
  const { context, catalog } = document
  catalog.delete(name('Dests'))
  const names = PDFArray.withContext(context)
  for (const id of [...new Set(ids)].toSorted(byBytes)) {
    names.push(PDFString.of(id))
    names.push(destinations(id))
  }
  const tree: PDFRef = context.register(context.obj({ Names: names }))
  catalog.set(name('Names'), context.obj({ Dests: tree }))
}

const byBytes = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
