import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFNumber, type PDFRef } from '@cantoo/pdf-lib'

import type { OutlineEntry } from '../../../model/page.ts'
import type { Destinations } from './places.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** Write the outline, with the entries below a section closed (ISO 32000-1, 12.3.3). */
export function writeOutline(
  document: PDFDocument,
  entries: readonly OutlineEntry[],
  destinations: Destinations,
): void {
  const { catalog, context } = document
  catalog.delete(name('Outlines'))
  if (entries.length === 0) return
  const root = context.nextRef()
  const items = siblings(document, entries, root, destinations)
  context.assign(root, context.obj({ Type: 'Outlines', ...items, Count: entries.length }))
  catalog.set(name('Outlines'), root)
  catalog.set(name('PageMode'), name('UseOutlines'))
}

function siblings(
  document: PDFDocument,
  entries: readonly OutlineEntry[],
  parent: PDFRef,
  destinations: Destinations,
): Record<string, PDFRef> {
  const { context } = document
  const refs = entries.map(() => context.nextRef())
  for (const [index, { title, target, children }] of entries.entries()) {
    const ref = refs[index]
    if (!ref) continue
    const [previous, next] = [refs[index - 1], refs[index + 1]]
    const item = PDFDict.withContext(context)
    item.set(name('Title'), PDFHexString.fromText(title))
    item.set(name('Parent'), parent)
    item.set(name('Dest'), destinations(target))
    if (previous) item.set(name('Prev'), previous)
    if (next) item.set(name('Next'), next)
    for (const [key, value] of Object.entries(siblings(document, children, ref, destinations)))
      item.set(name(key), value)
    if (children.length > 0) item.set(name('Count'), PDFNumber.of(-children.length))
    context.assign(ref, item)
  }
  const [first, last] = [refs[0], refs.at(-1)]
  return { ...(first && { First: first }), ...(last && { Last: last }) }
}
