import {
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'

import { kidsOf } from '../finish/kids.ts'
import { readMarks } from './marks.ts'
import { type Kid, name, type Tag, textOf } from './tree.ts'

/** Read the structure tree below the root's document element, if the document has one (ISO 32000-1, 14.7.2). */
export function readTree(document: PDFDocument): Tag | undefined {
  const root = document.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  const [ref] = root ? kidsOf(root) : []
  return ref instanceof PDFRef ? readTag(document.context.lookup(ref, PDFDict), ref, undefined) : undefined
}

function readTag(dict: PDFDict, ref: PDFRef, around: PDFRef | undefined): Tag {
  const own = dict.get(name('Pg'))
  const page = own instanceof PDFRef ? own : around
  const { lang, marks } = readMarks(dict.lookupMaybe(name('Lang'), PDFString, PDFHexString)?.decodeText())
  const kids = kidsOf(dict).flatMap((kid): Kid[] => readKid(dict, kid, page))
  const type = textOf(dict.lookup(name('S'), PDFName))
  return { type, kids, marks, dict, ref, ...(lang && { lang }) }
}

function readKid(parent: PDFDict, kid: PDFObject, page: PDFRef | undefined): Kid[] {
  const object = parent.context.lookup(kid)
  if (object instanceof PDFNumber) return page ? [{ page, mcid: object.asNumber() }] : []
  if (!(object instanceof PDFDict)) return []
  const given = object.get(name('Type'))
  const kind = given instanceof PDFName ? textOf(given) : undefined
  if (kind === 'MCR') {
    const own = object.get(name('Pg'))
    const there = own instanceof PDFRef ? own : page
    return there ? [{ page: there, mcid: object.lookup(name('MCID'), PDFNumber).asNumber() }] : []
  }
  const target = object.get(name('Obj'))
  if (kind === 'OBJR') return target instanceof PDFRef ? [{ object: target }] : []
  return kid instanceof PDFRef ? [readTag(object, kid, page)] : []
}
