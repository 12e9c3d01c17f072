import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
  PDFString,
  decodePDFRawStream,
} from '@cantoo/pdf-lib'

import { marksOf, type PageMarks } from './content.ts'

/** One structure element as a checker sees it. */
export interface Element {
  readonly type: string
  /** After the role map. */
  readonly role: string
  readonly dict: PDFDict
  readonly ref: PDFRef | undefined
  readonly parent: Element | undefined
  readonly children: Element[]
  /** Page and number of the content that it holds itself. */
  readonly content: { page: number; mcid: number }[]
  /** Annotations that it holds itself. */
  readonly objects: PDFDict[]
}

/** A tagged PDF, read without any of the program's own code. */
export interface Tagged {
  readonly bytes: Uint8Array
  readonly document: PDFDocument
  readonly catalog: PDFDict
  readonly root: PDFDict | undefined
  readonly roles: PDFDict | undefined
  readonly elements: readonly Element[]
  /** The element that holds each annotation. */
  readonly owners: ReadonlyMap<PDFDict, Element>
  /** What is painted on each page. */
  readonly pages: readonly PageMarks[]
  readonly annotations: readonly { readonly page: number; readonly dict: PDFDict }[]
  /** Every dictionary of the file, those of streams included. */
  readonly dicts: readonly PDFDict[]
  readonly xmp: string
}

export const key = (text: string): PDFName => PDFName.of(text)

export function textIn(dict: PDFDict | undefined, name: string): string | undefined {
  const value = dict?.lookup(key(name))
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText()
  return value instanceof PDFName ? value.decodeText() : undefined
}

export function dictIn(dict: PDFDict | undefined, name: string): PDFDict | undefined {
  const value = dict?.lookup(key(name))
  if (value instanceof PDFStream) return value.dict
  return value instanceof PDFDict ? value : undefined
}

export function arrayIn(dict: PDFDict | undefined, name: string): PDFObject[] {
  const value = dict?.lookup(key(name))
  return dict && value instanceof PDFArray
    ? value.asArray().map((each) => dict.context.lookup(each) ?? each)
    : []
}

export function numberIn(dict: PDFDict | undefined, name: string): number | undefined {
  const value = dict?.lookup(key(name))
  return value instanceof PDFNumber ? value.asNumber() : undefined
}

export async function openTagged(bytes: Uint8Array): Promise<Tagged> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true })
  const { catalog } = document
  const root = dictIn(catalog, 'StructTreeRoot')
  const metadata = catalog.lookup(key('Metadata'))
  const stream = metadata instanceof PDFRawStream ? decodePDFRawStream(metadata).decode() : new Uint8Array()
  const roles = dictIn(root, 'RoleMap')
  const elements = root ? walkTree(document, root, roles) : []
  return {
    bytes,
    document,
    catalog,
    root,
    roles,
    elements,
    owners: new Map(elements.flatMap((each) => each.objects.map((object) => [object, each] as const))),
    pages: document.getPages().map((_, index) => marksOf(document, index)),
    annotations: document
      .getPages()
      .flatMap(({ node }, page) =>
        arrayIn(node, 'Annots').flatMap((dict) => (dict instanceof PDFDict ? [{ page, dict }] : [])),
      ),
    dicts: document.context.enumerateIndirectObjects().flatMap(([, object]) => dictsIn(object)),
    xmp: new TextDecoder().decode(stream),
  }
}

function dictsIn(object: PDFObject): PDFDict[] {
  if (object instanceof PDFStream) return dictsIn(object.dict)
  if (object instanceof PDFArray) return object.asArray().flatMap(dictsIn)
  return object instanceof PDFDict ? [object, ...object.values().flatMap(dictsIn)] : []
}

/** A type after the role map, as far as that leads. */
export function roleOf(type: string, roles: PDFDict | undefined): string {
  let role = type
  for (let step = 0; step < 8 && !standardTypes.has(role); step += 1) role = textIn(roles, role) ?? role
  return role
}

function walkTree(document: PDFDocument, root: PDFDict, roles: PDFDict | undefined): Element[] {
  const { context } = document
  const elements: Element[] = []
  const pages = new Map(document.getPages().map((page, index) => [page.ref, index]))
  const indexOf = (page: PDFRef | undefined): number => (page && pages.get(page)) ?? -1
  const kidsOf = (dict: PDFDict): PDFObject[] => {
    const given = dict.get(key('K'))
    const kids = context.lookup(given)
    return kids instanceof PDFArray ? kids.asArray() : given ? [given] : []
  }
  const walk = (kid: PDFObject, parent: Element | undefined, page: PDFRef | undefined): void => {
    const value = context.lookup(kid)
    if (value instanceof PDFNumber) parent?.content.push({ page: indexOf(page), mcid: value.asNumber() })
    if (!(value instanceof PDFDict)) return
    const own = value.get(key('Pg'))
    const there = own instanceof PDFRef ? own : page
    const kind = textIn(value, 'Type')
    if (kind === 'MCR') {
      parent?.content.push({ page: indexOf(there), mcid: numberIn(value, 'MCID') ?? -1 })
    } else if (kind === 'OBJR') {
      const object = dictIn(value, 'Obj')
      if (object) parent?.objects.push(object)
    } else {
      const type = textIn(value, 'S') ?? ''
      const ref = kid instanceof PDFRef ? kid : undefined
      const lists = { children: [], content: [], objects: [] }
      const element: Element = { type, role: roleOf(type, roles), dict: value, ref, parent, ...lists }
      elements.push(element)
      parent?.children.push(element)
      for (const each of kidsOf(value)) walk(each, element, there)
    }
  }
  for (const kid of kidsOf(root)) walk(kid, undefined, undefined)
  return elements
}

/** ISO 32000-1, 14.8.4. */
export const standardTypes: ReadonlySet<string> = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl ' +
    'LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu ' +
    'WT WP Figure Formula Form'
  ).split(' '),
)
