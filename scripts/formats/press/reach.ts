import { PDFArray, PDFDict, type PDFContext, type PDFObject, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'

/** Every object that some others need, themselves included: what they refer to, and so on. */
export function reachable(context: PDFContext, from: readonly PDFObject[]): Set<PDFRef> {
  const found = new Set<PDFRef>()
  const waiting = [...from]
  for (let object = waiting.pop(); object; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (found.has(object)) continue
      found.add(object)
      const value = context.lookup(object)
      if (value) waiting.push(value)
    } else waiting.push(...inside(object))
  }
  return found
}

/** The dictionaries of an object, itself and those directly in it. */
export function dictsIn(object: PDFObject): PDFDict[] {
  const own = object instanceof PDFRawStream ? [object.dict] : object instanceof PDFDict ? [object] : []
  return [...own, ...inside(object).flatMap((value) => (value instanceof PDFRef ? [] : dictsIn(value)))]
}

function inside(object: PDFObject): PDFObject[] {
  if (object instanceof PDFRawStream) return object.dict.values()
  if (object instanceof PDFDict) return object.values()
  return object instanceof PDFArray ? object.asArray() : []
}
