import { type PDFDocument, PDFName } from '@cantoo/pdf-lib'

import { reachable } from './reach.ts'

/** What is for reading on screens. On a plate it is nothing, and some of it PDF/X-4 forbids. */
const ofCatalog = [
  'AA',
  'AcroForm',
  'Dests',
  'Lang',
  'MarkInfo',
  'Metadata',
  'Names',
  'OpenAction',
  'Outlines',
  'PageMode',
  'StructTreeRoot',
]
const ofPage = ['AA', 'Annots', 'CropBox', 'StructParents', 'Tabs']

/** Take off links, outline, tags, scripts and what the file says of itself (ISO 15930-7: no actions, no annotations on the printed page). */
export function stripForPress(document: PDFDocument): void {
  for (const key of ofCatalog) document.catalog.delete(PDFName.of(key))
  document.context.trailerInfo.Info = document.context.register(document.context.obj({}))
  for (const { node } of document.getPages()) for (const key of ofPage) node.delete(PDFName.of(key))
}

/** Leave out the objects that nothing needs any more. */
export function sweep({ context }: PDFDocument): void {
  const { Root, Info } = context.trailerInfo
  const needed = reachable(
    context,
    [Root, Info].filter((object) => object !== undefined),
  )
  for (const [ref] of context.enumerateIndirectObjects()) if (!needed.has(ref)) context.delete(ref)
}
