import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRef } from '@cantoo/pdf-lib'

import { numberIds } from './ids.ts'
import { readObjects, withTable } from './read.ts'
import { shareSame } from './same.ts'
import { joinStructures, keysOf, type StructurePart } from './structure.ts'

const name = (text: string): PDFName => PDFName.of(text)

/**
 * Join the PDFs of a book's runs into one document.
 *
 * Their objects get numbers one behind the other while they are read; their trees of pages hang below one root,
 * their structures are joined, and fonts and pictures that several of them bring are kept once.
 */
export async function mergeRuns(runs: readonly Uint8Array[]): Promise<PDFDocument> {
  if (runs.length === 0) throw new Error('A book has no pages')
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context } = document
  const structures: StructurePart[] = []
  let [ids, keyShift] = [0, 0]
  for (const run of runs) {
    const bytes = await withTable(run)
    const numbered = numberIds(bytes, ids)
    const renaming = { shift: context.largestObjectNumber, keyShift, ids: numbered }
    const catalog = readObjects(bytes, context, renaming)
    takeSettings(document, catalog)
    plantPages(document, catalog)
    const ref = catalog.get(name('StructTreeRoot'))
    if (ref instanceof PDFRef) {
      const part = { ref, root: context.lookup(ref, PDFDict), keyShift }
      structures.push(part)
      keyShift += keysOf(part)
    }
    ids += numbered.size
  }
  joinStructures(document, structures)
  if (runs.length > 1) shareSame(document)
  return document
}

/** What the catalogue says of the whole file; places and outlines are written anew. */
function takeSettings({ catalog }: PDFDocument, other: PDFDict): void {
  for (const key of ['MarkInfo', 'Lang', 'ViewerPreferences'].map(name)) {
    const value = other.get(key)
    if (value && !catalog.has(key)) catalog.set(key, value)
  }
}

/** Hang a run's tree of pages below the root. */
function plantPages({ catalog, context }: PDFDocument, other: PDFDict): void {
  const [home, guest] = [catalog.get(name('Pages')), other.get(name('Pages'))]
  if (!(home instanceof PDFRef) || !(guest instanceof PDFRef))
    throw new Error('The browser wrote a PDF without pages')
  const [root, tree] = [context.lookup(home, PDFDict), context.lookup(guest, PDFDict)]
  const [count, more] = [root, tree].map((node) => node.lookup(name('Count'), PDFNumber).asNumber())
  root.lookup(name('Kids'), PDFArray).push(guest)
  root.set(name('Count'), PDFNumber.of((count ?? 0) + (more ?? 0)))
  tree.set(name('Parent'), home)
}
