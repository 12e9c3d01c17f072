import { createHash } from 'node:crypto'

import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
} from '@cantoo/pdf-lib'

/** What means the same wherever it is used, so that one will do. */
const shareable = new Set(['Font', 'FontDescriptor', 'ExtGState'].map((text) => PDFName.of(text)))

/** Elements and annotations show nothing that could be shared, and are by far the most. */
const withoutShares = new Set(['StructElem', 'Annot'].map((text) => PDFName.of(text)))

/**
 * Keep fonts, pictures and states of the pen once, which every run brings anew.
 *
 * Streams first; then what is made of them is the same, too, until nothing more is found. What a page is drawn with
 * stays its own, for its tags are written into it.
 */
export function shareSame(document: PDFDocument): void {
  const { context } = document
  const holders = context.enumerateIndirectObjects().filter(([, object]) => canHold(object))
  const ownContents = contentsOf(document)
  const hashes = new Map<PDFObject, string>()
  let candidates = holders.filter(([ref, object]) => canShare(object) && !ownContents.has(ref))
  for (;;) {
    const first = new Map<string, PDFRef>()
    const same = new Map<PDFObject, PDFRef>()
    for (const [ref, object] of candidates) {
      const look = lookOf(object, hashes)
      const known = first.get(look)
      if (known) same.set(ref, known)
      else first.set(look, ref)
    }
    if (same.size === 0) return
    candidates = candidates.filter(([ref]) => !same.has(ref))
    for (const [ref] of same) if (ref instanceof PDFRef) context.delete(ref)
    for (const [, object] of holders) replaceRefs(object, same)
  }
}

function canHold(object: PDFObject): boolean {
  if (object instanceof PDFRawStream) return true
  const type = object instanceof PDFDict ? object.get(PDFName.of('Type')) : undefined
  return object instanceof PDFDict && !(type instanceof PDFName && withoutShares.has(type))
}

function canShare(object: PDFObject): boolean {
  // A form with a key in the parent tree belongs to one place of the structure.
  if (object instanceof PDFRawStream) return !object.dict.has(PDFName.of('StructParents'))
  const type = object instanceof PDFDict ? object.get(PDFName.of('Type')) : undefined
  return type instanceof PDFName && shareable.has(type)
}

function contentsOf(document: PDFDocument): Set<PDFObject | undefined> {
  const found = new Set<PDFObject | undefined>()
  for (const { node } of document.getPages()) {
    const contents = node.get(PDFName.of('Contents'))
    found.add(contents)
    const several = document.context.lookup(contents)
    if (several instanceof PDFArray) for (const one of several.asArray()) found.add(one)
  }
  return found
}

function lookOf(object: PDFObject, hashes: Map<PDFObject, string>): string {
  if (!(object instanceof PDFRawStream)) return object.toString()
  const hash = hashes.get(object) ?? createHash('sha256').update(object.contents).digest('base64')
  hashes.set(object, hash)
  return `${hash} ${object.dict.toString()}`
}

function replaceRefs(object: PDFObject, same: ReadonlyMap<PDFObject, PDFRef>): void {
  if (object instanceof PDFRawStream) return replaceRefs(object.dict, same)
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const known = same.get(value)
      if (known) object.set(key, known)
      else replaceRefs(value, same)
    }
  } else if (object instanceof PDFArray) {
    for (const [index, value] of object.asArray().entries()) {
      const known = same.get(value)
      if (known) object.set(index, known)
      else replaceRefs(value, same)
    }
  }
}
