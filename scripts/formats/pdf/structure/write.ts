import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFNull,
  PDFNumber,
  type PDFObject,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'

import { type TreeEntry, writeTree as writeSearchTree } from '../finish/trees.ts'
import { type Annotation, type Content, isContent, isTag, type Kid, name, type Tag, tagsIn } from './tree.ts'

/**
 * Write the tree back: who is whose child and parent, to whom each part of a page and each annotation belongs, and
 * which elements have names (ISO 32000-1, 14.7.2 and 14.7.4.4).
 */
export function writeTree(document: PDFDocument, top: Tag): void {
  const { context, catalog } = document
  const root = catalog.lookup(name('StructTreeRoot'), PDFDict)
  const parents = new Parents(document, root)
  const write = (tag: Tag, parent: PDFObject): void => {
    writeTag(tag, parent)
    const page = tag.kids.find(isContent)?.page
    const kids = PDFArray.withContext(context)
    for (const kid of tag.kids) {
      kids.push(written(context, kid, page))
      if (isTag(kid)) write(kid, tag.ref)
      else parents.own(kid, tag.ref)
    }
    tag.dict.set(name('K'), kids)
    if (page) tag.dict.set(name('Pg'), page)
    else tag.dict.delete(name('Pg'))
  }
  write(top, catalog.get(name('StructTreeRoot')) ?? PDFNull)
  root.set(name('K'), top.ref)
  parents.write()
  writeNames(document, root, top)
}

function writeTag({ dict, type, lang }: Tag, parent: PDFObject): void {
  dict.set(name('S'), name(type))
  dict.set(name('P'), parent)
  if (lang) dict.set(name('Lang'), PDFString.of(lang))
  else dict.delete(name('Lang'))
}

function written(context: PDFDict['context'], kid: Kid, page: PDFRef | undefined): PDFObject {
  if (isTag(kid)) return kid.ref
  if (!isContent(kid)) return context.obj({ Type: 'OBJR', Obj: kid.object })
  return kid.page === page
    ? PDFNumber.of(kid.mcid)
    : context.obj({ Type: 'MCR', Pg: kid.page, MCID: kid.mcid })
}

/** The parent tree: the owners of each page's content, by its numbers, and of each annotation. */
class Parents {
  readonly #numbers = new Map<number, PDFRef | PDFRef[]>()
  readonly #keys: ReadonlyMap<PDFRef, number>
  readonly #document: PDFDocument
  readonly #root: PDFDict
  #next: number

  constructor(document: PDFDocument, root: PDFDict) {
    this.#document = document
    this.#root = root
    this.#keys = new Map(
      document.getPages().flatMap(({ ref, node }) => {
        const key = node.lookupMaybe(name('StructParents'), PDFNumber)?.asNumber()
        return key === undefined ? [] : [[ref, key] as const]
      }),
    )
    const given = root.lookupMaybe(name('ParentTreeNextKey'), PDFNumber)?.asNumber() ?? 0
    this.#next = [...this.#keys.values()].reduce((next, key) => Math.max(next, key + 1), given)
  }

  own(kid: Content | Annotation, owner: PDFRef): void {
    if (!isContent(kid)) {
      this.#numbers.set(this.#keyOf(kid), owner)
      return
    }
    const key = this.#keys.get(kid.page)
    if (key === undefined) return
    const given = this.#numbers.get(key)
    const owners = Array.isArray(given) ? given : []
    owners[kid.mcid] = owner
    this.#numbers.set(key, owners)
  }

  #keyOf({ object }: Annotation): number {
    const dict = this.#document.context.lookup(object, PDFDict)
    const given = dict.lookupMaybe(name('StructParent'), PDFNumber)?.asNumber()
    const key = given ?? this.#next
    dict.set(name('StructParent'), PDFNumber.of(key))
    this.#next = Math.max(this.#next, key + 1)
    return key
  }

  write(): void {
    const { context } = this.#document
    const entries = [...this.#numbers]
      .toSorted(([a], [b]) => a - b)
      .map(([key, value]): TreeEntry => {
        const owners = Array.isArray(value) ? Array.from(value, (ref) => ref ?? PDFNull) : undefined
        return [PDFNumber.of(key), owners ? context.register(arrayOf(context, owners)) : (value as PDFRef)]
      })
    this.#root.set(name('ParentTree'), writeSearchTree(context, 'Nums', entries))
    this.#root.set(name('ParentTreeNextKey'), PDFNumber.of(this.#next))
  }
}

/** Names of notes and of tables' head cells, in the order of their bytes (7.9.6). */
function writeNames({ context }: PDFDocument, root: PDFDict, top: Tag): void {
  const named = [...tagsIn(top)].flatMap(({ dict, ref }) => {
    const id = dict.lookupMaybe(name('ID'), PDFString, PDFHexString)
    return id ? [{ id, bytes: Buffer.from(id.asBytes()).toString('latin1'), ref }] : []
  })
  const entries = named
    .toSorted((a, b) => (a.bytes < b.bytes ? -1 : 1))
    .map(({ id, ref }): TreeEntry => [id, ref])
  if (entries.length > 0) root.set(name('IDTree'), writeSearchTree(context, 'Names', entries))
  else root.delete(name('IDTree'))
}

function arrayOf(context: PDFDict['context'], items: readonly PDFObject[]): PDFArray {
  const array = PDFArray.withContext(context)
  for (const item of items) array.push(item)
  return array
}
