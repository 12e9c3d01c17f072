import { PDFArray, PDFDict, type PDFDocument, type PDFObject, PDFString } from '@cantoo/pdf-lib'

/**
 * Number the ids of structure elements from 1, in their own order.
 *
 * Chromium names them after the nodes of its memory (`node00000423`), which are numbered differently from run
 * to run. Table cells find their heads by these ids (ISO 32000-1, table 349), and the tree of ids is sorted by
 * them, so their order stays.
 *
 * @param used How many numbers other documents have taken.
 * @returns how many are taken now.
 */
export function renumberNodes(document: PDFDocument, used: number): number {
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => object)
  const found = new Set<string>()
  for (const object of objects) walk(object, (id) => void found.add(id))
  const numbers = new Map(
    [...found].toSorted().map((id, index) => [id, `node${String(used + index + 1).padStart(8, '0')}`]),
  )
  for (const object of objects) walk(object, (id, replace) => replace(PDFString.of(numbers.get(id) ?? id)))
  return used + found.size
}

type Visit = (id: string, replace: (value: PDFString) => void) => void

function walk(object: PDFObject, visit: Visit): void {
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) see(value, (text) => object.set(key, text), visit)
  } else if (object instanceof PDFArray) {
    for (const [index, value] of object.asArray().entries())
      see(value, (text) => object.set(index, text), visit)
  }
}

function see(value: PDFObject, replace: (text: PDFString) => void, visit: Visit): void {
  if (!(value instanceof PDFString)) return walk(value, visit)
  const text = value.asString()
  if (/^node\d{8}$/.test(text)) visit(text, replace)
}
