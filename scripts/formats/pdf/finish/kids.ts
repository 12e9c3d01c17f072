import { PDFArray, type PDFDict, PDFName, type PDFObject } from '@cantoo/pdf-lib'

/** Children of a structure element: one alone may stand without a list (ISO 32000-1, table 323). */
export function kidsOf(element: PDFDict): PDFObject[] {
  const given = element.get(PDFName.of('K'))
  const kids = element.context.lookup(given)
  if (kids instanceof PDFArray) return kids.asArray()
  return given ? [given] : []
}
