import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from '@cantoo/pdf-lib'

import { readTree, type TreeEntry, writeTree } from './trees.ts'

const name = (text: string): PDFName => PDFName.of(text)

/** The root of a run's structure, and what its keys in the parent tree were moved by. */
export interface StructurePart {
  readonly ref: PDFRef
  readonly root: PDFDict
  readonly keyShift: number
}

/** How many keys of the parent tree a run takes (ISO 32000-1, 14.7.2: ParentTreeNextKey). */
export function keysOf({ root }: Pick<StructurePart, 'root'>): number {
  const given = root.lookupMaybe(name('ParentTreeNextKey'), PDFNumber)?.asNumber()
  if (given !== undefined) return given
  const keys = parentsOf({ root, keyShift: 0 }).map(([key]) =>
    key instanceof PDFNumber ? key.asNumber() : 0,
  )
  return (keys.at(-1) ?? -1) + 1
}

/**
 * One structure of several, in their order (ISO 32000-1, 14.7.2 and 14.7.4.4): what stands in the document element
 * of a later run stands in that of the first.
 */
export function joinStructures(document: PDFDocument, parts: readonly StructurePart[]): void {
  const { catalog, context } = document
  const [first] = parts
  if (!first) return
  catalog.set(name('StructTreeRoot'), first.ref)
  const { root } = first
  const parents = parts.flatMap(parentsOf)
  root.set(name('ParentTree'), writeTree(context, 'Nums', parents))
  root.set(name('ParentTreeNextKey'), PDFNumber.of(parts.reduce((sum, part) => sum + keysOf(part), 0)))
  const ids = parts.flatMap((part) => readTree(context, 'Names', part.root.get(name('IDTree'))))
  if (ids.length > 0) root.set(name('IDTree'), writeTree(context, 'Names', ids))
  for (const key of ['RoleMap', 'ClassMap']) joinMaps(parts, name(key))
  joinKids(parts)
}

function parentsOf({ root, keyShift }: Pick<StructurePart, 'root' | 'keyShift'>): TreeEntry[] {
  const entries = readTree(root.context, 'Nums', root.get(name('ParentTree')))
  return entries.map(([key, value]) => {
    const number = key instanceof PDFNumber ? key.asNumber() : 0
    return [PDFNumber.of(number + keyShift), value] as const
  })
}

/** What several runs say of types and classes: the first that says something of one is right. */
function joinMaps(parts: readonly StructurePart[], key: PDFName): void {
  const [first, ...others] = parts
  for (const { root } of others) {
    const map = root.lookupMaybe(key, PDFDict)
    const home = first?.root.lookupMaybe(key, PDFDict)
    if (map && !home) first?.root.set(key, map)
    for (const [entry, value] of (home && map?.entries()) ?? [])
      if (!home?.has(entry)) home?.set(entry, value)
  }
}

function joinKids(parts: readonly StructurePart[]): void {
  const [first, ...others] = parts.map(({ root }) => root.get(name('K')))
  const [home] = kidsOf(first, parts[0]?.root)
  const { context } = parts[0]?.root ?? {}
  if (!(home instanceof PDFRef) || !context || others.length === 0) return
  const element = context.lookup(home, PDFDict)
  const kids = PDFArray.withContext(context)
  for (const kid of kidsOf(element.get(name('K')), element)) kids.push(kid)
  for (const part of others) {
    for (const top of kidsOf(part, element)) {
      const guest = context.lookup(top, PDFDict)
      for (const kid of kidsOf(guest.get(name('K')), guest)) {
        const below = context.lookup(kid)
        if (below instanceof PDFDict && below.has(name('P'))) below.set(name('P'), home)
        kids.push(kid)
      }
    }
  }
  element.set(name('K'), kids)
}

/** What `K` holds: nothing, one thing or an array of them. */
function kidsOf(given: PDFObject | undefined, owner: PDFDict | undefined): PDFObject[] {
  const kids = owner?.context.lookup(given)
  if (kids instanceof PDFArray) return kids.asArray()
  return given ? [given] : []
}
