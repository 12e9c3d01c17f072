import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFPageLeaf,
  PDFPageTree,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'

import { joinParents } from './parents.ts'
import { renumberNodes } from './node-ids.ts'

const name = (text: string): PDFName => PDFName.of(text)

/**
 * Join the PDFs of a book's runs into one document.
 *
 * Their objects are copied with other numbers; their trees of pages hang below a new root, their structure below
 * the first run's, and their entries in the parent tree follow each other (ISO 32000-1, 14.7.4.4).
 */
export async function joinRuns(runs: readonly Uint8Array[]): Promise<PDFDocument> {
  const [first, ...others] = runs
  if (!first) throw new Error('A book has no pages')
  const document = await PDFDocument.load(first, { updateMetadata: false })
  let nodes = renumberNodes(document, 0)
  if (others.length === 0) return document
  const roots: PDFRef[] = [rootOf(document)]
  for (const run of others) {
    const part = await PDFDocument.load(run, { updateMetadata: false })
    nodes = renumberNodes(part, nodes)
    const refs = copyObjects(part, document)
    const root = refs(rootOf(part))
    if (root) roots.push(root)
    joinParents(document, part, refs)
  }
  plantPages(document, roots)
  return document
}

function rootOf(document: PDFDocument): PDFRef {
  const ref = document.catalog.get(name('Pages'))
  if (!(ref instanceof PDFRef)) throw new Error('The browser wrote a PDF without pages')
  return ref
}

/** Copy all objects of a document; gives the new number of an old one. */
function copyObjects(from: PDFDocument, to: PDFDocument): (ref: PDFRef) => PDFRef {
  const offset = to.context.largestObjectNumber
  const move = (ref: PDFRef): PDFRef => PDFRef.of(ref.objectNumber + offset, ref.generationNumber)
  const copy = (object: PDFObject): PDFObject => {
    if (object instanceof PDFRef) return move(object)
    if (object instanceof PDFDict) return copyDict(object)
    if (object instanceof PDFArray) {
      const array = PDFArray.withContext(to.context)
      for (const item of object.asArray()) array.push(copy(item))
      return array
    }
    if (object instanceof PDFRawStream) return PDFRawStream.of(copyDict(object.dict), object.contents)
    return object
  }
  const copyDict = (dict: PDFDict): PDFDict => {
    const entries = new Map(dict.entries().map(([key, value]) => [key, copy(value)]))
    if (dict instanceof PDFPageLeaf) return PDFPageLeaf.fromMapWithContext(entries, to.context)
    if (dict instanceof PDFPageTree) return PDFPageTree.fromMapWithContext(entries, to.context)
    return PDFDict.fromMapWithContext(entries, to.context)
  }
  const { Root: catalog, Info: information } = from.context.trailerInfo
  for (const [ref, object] of from.context.enumerateIndirectObjects())
    if (ref !== catalog && ref !== information) to.context.assign(move(ref), copy(object))
  to.context.largestObjectNumber = offset + from.context.largestObjectNumber
  return move
}

/** The trees of pages below a new root. */
function plantPages(document: PDFDocument, roots: readonly PDFRef[]): void {
  const { context } = document
  let count = 0
  const root = PDFPageTree.withContext(context)
  const ref = context.register(root)
  for (const each of roots) {
    const tree = context.lookup(each, PDFDict)
    count += tree.lookup(name('Count'), PDFNumber).asNumber()
    tree.set(name('Parent'), ref)
  }
  root.set(name('Kids'), context.obj([...roots]))
  root.set(name('Count'), PDFNumber.of(count))
  document.catalog.set(name('Pages'), ref)
}
