import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib'

import { type Place, placeOrigin } from '../../../model/page.ts'
import { writeTree } from './trees.ts'

/** Points in a CSS pixel. */
export const pt = 0.75

const name = (text: string): PDFName => PDFName.of(text)

/** Where each id leads: `[page /XYZ null top null]` (ISO 32000-1, 12.3.2.2); without an id, a fault of ours. */
export type Destinations = (id: string) => PDFArray

/** Places are measured from the upper edge of the page as it was printed, bleed included: its media box. */
export function destinationsOf(document: PDFDocument, places: ReadonlyMap<string, Place>): Destinations {
  const pages = document.getPages().map((page) => ({ ref: page.ref, box: page.getMediaBox() }))
  return (id) => {
    const place = places.get(id)
    const page = place && pages[place.page]
    if (!place || !page) throw new Error(`Nothing is printed that has the id ${id}`)
    const { y: bottom, height } = page.box
    const top = bottom + height - Math.max(0, Math.min(height, place.top * pt))
    return document.context.obj([page.ref, 'XYZ', null, Math.round(top * 100) / 100, null]) as PDFArray
  }
}

/** The key under which a link keeps the id that it leads to, for those who come after; taken out at the end. */
export const idKey = name('PamphletId')

/** Turn the addresses of links inside the book into destinations. */
export function linkPlaces(document: PDFDocument, destinations: Destinations): void {
  for (const annotation of annotationsOf(document)) {
    const address = annotation
      .lookupMaybe(name('A'), PDFDict)
      ?.lookupMaybe(name('URI'), PDFString, PDFHexString)
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

/**
 * Names for places, so that `book.pdf#nameddest=chapter-2` works (ISO 32000-1, 12.3.2.3).
 *
 * A name is bytes: what the address has behind `=` is UTF-8.
 */
export function namePlaces(document: PDFDocument, ids: Iterable<string>, destinations: Destinations): void {
  const { context, catalog } = document
  const names = [...new Set(ids)].map((id) => ({ id, key: Buffer.from(id) }))
  const entries = names
    .toSorted((a, b) => Buffer.compare(a.key, b.key))
    .map(({ id, key }) => [PDFHexString.fromBytes(key), destinations(id)] as const)
  if (entries.length === 0) return
  catalog.set(name('Names'), context.obj({ Dests: writeTree(context, 'Names', entries) }))
}
