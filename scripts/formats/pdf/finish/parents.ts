import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, type PDFObject, PDFRef } from '@cantoo/pdf-lib'

const name = (text: string): PDFName => PDFName.of(text)

/**
 * Hang the structure of a further run below that of the document that its objects were copied into.
 *
 * @param moved The new number of an object of the run.
 */
export function joinParents(document: PDFDocument, part: PDFDocument, moved: (ref: PDFRef) => PDFRef): void {
  const { context } = document
  const root = document.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  const partRoot = part.catalog.get(name('StructTreeRoot'))
  if (!root || !(partRoot instanceof PDFRef)) return
  const other = context.lookup(moved(partRoot), PDFDict)
  const shift = nextKey(root)
  shiftKeys(document, part, moved, shift)
  const entries = [...entriesOf(root), ...entriesOf(other).map(([key, value]) => [key + shift, value] as const)]
  const numbers = PDFArray.withContext(context)
  for (const [key, value] of entries) {
    numbers.push(PDFNumber.of(key))
    numbers.push(value)
  }
  root.set(name('ParentTree'), context.register(context.obj({ Nums: numbers })))
  root.set(name('ParentTreeNextKey'), PDFNumber.of(shift + nextKey(other)))
  adoptKids(document, other)
  joinIds(root, other)
  context.delete(moved(partRoot))
}

/** Keys of pages and annotations: each run counts from 0. */
function shiftKeys(document: PDFDocument, part: PDFDocument, moved: (ref: PDFRef) => PDFRef, shift: number): void {
  const { context } = document
  const add = (dict: PDFDict, key: string): void => {
    const value = dict.lookupMaybe(name(key), PDFNumber)
    if (value) dict.set(name(key), PDFNumber.of(value.asNumber() + shift))
  }
  for (const page of part.getPages()) {
    const leaf = context.lookup(moved(page.ref), PDFDict)
    add(leaf, 'StructParents')
    for (const annotation of leaf.lookupMaybe(name('Annots'), PDFArray)?.asArray() ?? [])
      add(context.lookup(annotation, PDFDict), 'StructParent')
  }
}

function nextKey(root: PDFDict): number {
  const given = root.lookupMaybe(name('ParentTreeNextKey'), PDFNumber)?.asNumber()
  return given ?? Math.max(-1, ...entriesOf(root).map(([key]) => key)) + 1
}

/** A number tree's entries (ISO 32000-1, 7.9.7). */
function entriesOf(root: PDFDict): (readonly [key: number, value: PDFObject])[] {
  const found: (readonly [number, PDFObject])[] = []
  const walk = (node: PDFDict | undefined): void => {
    for (const kid of node?.lookupMaybe(name('Kids'), PDFArray)?.asArray() ?? [])
      walk(root.context.lookup(kid, PDFDict))
    const numbers = node?.lookupMaybe(name('Nums'), PDFArray)
    for (let index = 0; numbers && index < numbers.size(); index += 2)
      found.push([numbers.lookup(index, PDFNumber).asNumber(), numbers.get(index + 1)])
  }
  walk(root.lookupMaybe(name('ParentTree'), PDFDict))
  return found
}

/** What stands in the run's document element stands in the first run's. */
function adoptKids(document: PDFDocument, other: PDFDict): void {
  const { context } = document
  const home = documentElement(document.catalog.lookup(name('StructTreeRoot'), PDFDict))
  const guest = documentElement(other)
  if (!home || !guest) return
  const kids = PDFArray.withContext(context)
  for (const kid of kidsOf(home.element)) kids.push(kid)
  for (const kid of kidsOf(guest.element)) {
    const element = context.lookup(kid)
    if (element instanceof PDFDict) element.set(name('P'), home.ref)
    kids.push(kid)
  }
  home.element.set(name('K'), kids)
  context.delete(guest.ref)
}

function documentElement(root: PDFDict): { ref: PDFRef; element: PDFDict } | undefined {
  const [ref] = kidsOf(root)
  return ref instanceof PDFRef ? { ref, element: root.context.lookup(ref, PDFDict) } : undefined
}

export function kidsOf(element: PDFDict): PDFObject[] {
  const given = element.get(name('K'))
  const kids = element.context.lookup(given)
  if (kids instanceof PDFArray) return kids.asArray()
  return given ? [given] : []
}

/** Names of table heads: their numbers differ from run to run, so the trees are put one behind the other. */
function joinIds(root: PDFDict, other: PDFDict): void {
  const more = namesOf(other)
  if (more.length === 0) return
  const names = PDFArray.withContext(root.context)
  for (const item of [...namesOf(root), ...more]) names.push(item)
  root.set(name('IDTree'), root.context.register(root.context.obj({ Names: names })))
}

function namesOf(root: PDFDict): PDFObject[] {
  const found: PDFObject[] = []
  const walk = (node: PDFDict | undefined): void => {
    for (const kid of node?.lookupMaybe(name('Kids'), PDFArray)?.asArray() ?? [])
      walk(root.context.lookup(kid, PDFDict))
    found.push(...(node?.lookupMaybe(name('Names'), PDFArray)?.asArray() ?? []))
  }
  walk(root.lookupMaybe(name('IDTree'), PDFDict))
  return found
}
