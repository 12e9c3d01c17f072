import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'

import { kidsOf } from '../finish/kids.ts'

export const name = (text: string): PDFName => PDFName.of(text)

/** A structure element while it is changed. */
export interface Tag {
  /** `P`, `H1`, `Link`, … */
  type: string
  kids: Kid[]
  lang?: string
  readonly marks: Marks
  readonly dict: PDFDict
  readonly ref: PDFRef
}

/** Part of a page's content. */
export interface Content {
  readonly page: PDFRef
  readonly mcid: number
}

/** An annotation. */
export interface Annotation {
  readonly object: PDFRef
}

export type Kid = Tag | Content | Annotation

export const isTag = (kid: Kid): kid is Tag => 'type' in kid
export const isContent = (kid: Kid): kid is Content => 'mcid' in kid

/** What came through the language, see StructureMark. */
export interface Marks {
  readonly join?: number
  readonly note?: number
  readonly names: ReadonlySet<string>
}

/** Read the structure tree below the root's document element. */
export function readTree(document: PDFDocument): Tag | undefined {
  const root = document.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  const [ref] = root ? kidsOf(root) : []
  return ref instanceof PDFRef ? readTag(document.context.lookup(ref, PDFDict), ref, undefined) : undefined
}

function readTag(dict: PDFDict, ref: PDFRef, around: PDFRef | undefined): Tag {
  const page = dict.get(name('Pg')) instanceof PDFRef ? (dict.get(name('Pg')) as PDFRef) : around
  const given = dict.lookupMaybe(name('Lang'), PDFString, PDFHexString)?.decodeText()
  const { lang, marks } = readMarks(given)
  const kids = kidsOf(dict).flatMap((kid): Kid[] => readKid(dict, kid, page))
  const type = dict.lookup(name('S'), PDFName).decodeText()
  return { type, kids, marks, dict, ref, ...(lang && { lang }) }
}

function readKid(parent: PDFDict, kid: ReturnType<typeof kidsOf>[number], page: PDFRef | undefined): Kid[] {
  const object = parent.context.lookup(kid)
  if (object instanceof PDFNumber) return page ? [{ page, mcid: object.asNumber() }] : []
  if (!(object instanceof PDFDict)) return []
  const kind = object.lookupMaybe(name('Type'), PDFName)?.decodeText()
  const own = object.get(name('Pg'))
  if (kind === 'MCR') {
    const there = own instanceof PDFRef ? own : page
    return there ? [{ page: there, mcid: object.lookup(name('MCID'), PDFNumber).asNumber() }] : []
  }
  const target = object.get(name('Obj'))
  if (kind === 'OBJR') return target instanceof PDFRef ? [{ object: target }] : []
  return kid instanceof PDFRef ? [readTag(object, kid, page)] : []
}

function readMarks(given: string | undefined): { lang?: string; marks: Marks } {
  const [lang = '', words] = (given ?? '').split('-x-')
  if (words === undefined) return { marks: { names: new Set() }, ...(lang && { lang }) }
  const parts = words.split('-')
  const after = (word: string): number | undefined => {
    const at = parts.indexOf(word)
    return at < 0 ? undefined : Number(parts[at + 1])
  }
  const [join, note] = [after('join'), after('note')]
  const marks = {
    names: new Set(parts),
    ...(join !== undefined && { join }),
    ...(note !== undefined && { note }),
  }
  return { marks, ...(parts.includes('own') && { lang }) }
}

/** Make an element between two others. */
export function wrap(document: PDFDocument, type: string, kids: Kid[]): Tag {
  const dict = document.context.obj({ Type: 'StructElem' }) as PDFDict
  return { type, kids, marks: { names: new Set() }, dict, ref: document.context.register(dict) }
}

/**
 * Write the tree back: who is whose child and parent, and to whom each part of a page belongs
 * (ISO 32000-1, 14.7.2 and 14.7.4.4).
 */
export function writeTree(document: PDFDocument, top: Tag): void {
  const { context, catalog } = document
  const root = catalog.lookup(name('StructTreeRoot'), PDFDict)
  const pages = new Map(document.getPages().map((page) => [page.ref, page.node]))
  const owners = new Map<PDFRef, PDFRef[]>()
  const numbers = new Map<number, PDFRef | PDFArray>()
  const write = (tag: Tag, parent: PDFRef): void => {
    const { dict } = tag
    dict.set(name('S'), name(tag.type))
    dict.set(name('P'), parent)
    if (tag.lang) dict.set(name('Lang'), PDFString.of(tag.lang))
    else dict.delete(name('Lang'))
    const page = tag.kids.find(isContent)?.page
    if (page) dict.set(name('Pg'), page)
    else dict.delete(name('Pg'))
    const kids = PDFArray.withContext(context)
    for (const kid of tag.kids) {
      if (isTag(kid)) {
        write(kid, tag.ref)
        kids.push(kid.ref)
      } else if (isContent(kid)) {
        const owned = owners.get(kid.page) ?? []
        owned[kid.mcid] = tag.ref
        owners.set(kid.page, owned)
        kids.push(
          kid.page === page
            ? PDFNumber.of(kid.mcid)
            : context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.mcid }),
        )
      } else {
        const key = context
          .lookup(kid.object, PDFDict)
          .lookupMaybe(name('StructParent'), PDFNumber)
          ?.asNumber()
        if (key !== undefined) numbers.set(key, tag.ref)
        kids.push(context.obj({ Type: 'OBJR', Obj: kid.object }))
      }
    }
    dict.set(name('K'), kids)
  }
  write(top, catalog.get(name('StructTreeRoot')) as PDFRef)
  for (const [ref, owned] of owners) {
    const key = pages.get(ref)?.lookupMaybe(name('StructParents'), PDFNumber)?.asNumber()
    if (key === undefined) continue
    const list = PDFArray.withContext(context)
    for (let mcid = 0; mcid < owned.length; mcid += 1) list.push(owned[mcid] ?? (context.obj(null) as never))
    numbers.set(key, list)
  }
  const tree = PDFArray.withContext(context)
  for (const key of [...numbers.keys()].toSorted((a, b) => a - b)) {
    tree.push(PDFNumber.of(key))
    const value = numbers.get(key)
    if (value) tree.push(value instanceof PDFArray ? context.register(value) : value)
  }
  root.set(name('ParentTree'), context.register(context.obj({ Nums: tree })))
  root.set(name('K'), top.ref)
}
