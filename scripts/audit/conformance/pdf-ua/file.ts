import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFNumber,
  type PDFObject,
  type PDFPageLeaf,
  PDFRef,
} from '@cantoo/pdf-lib'

import {
  arrayIn,
  contentOf,
  dictIn,
  dictsOf,
  key,
  loadPdf,
  numberIn,
  textIn,
  xmpOf,
} from '../../pdf/values.ts'
import { type Marks, readMarks } from './content.ts'

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
  /** The pages' own dictionaries. */
  readonly nodes: readonly PDFPageLeaf[]
  readonly elements: readonly Element[]
  /** The element that holds each annotation. */
  readonly owners: ReadonlyMap<PDFDict, Element>
  /** What is painted on each page, forms left unopened. */
  readonly pages: readonly Marks[]
  readonly annotations: readonly { readonly page: number; readonly dict: PDFDict }[]
  /** Every dictionary of the file, those of streams included. */
  readonly dicts: readonly PDFDict[]
  readonly xmp: string
}

export async function openTagged(bytes: Uint8Array, loaded?: PDFDocument): Promise<Tagged> {
  const document = loaded ?? (await loadPdf(bytes))
  const { catalog } = document
  const root = dictIn(catalog, 'StructTreeRoot')
  const roles = dictIn(root, 'RoleMap')
  const elements = root ? walkTree(document, root, roles) : []
  const nodes = document.getPages().map(({ node }) => node)
  return {
    bytes,
    document,
    catalog,
    root,
    roles,
    elements,
    nodes,
    owners: new Map(elements.flatMap((each) => each.objects.map((object) => [object, each] as const))),
    pages: nodes.map((node) => marksOf(contentOf(node), node.Resources())),
    annotations: nodes.flatMap((node, page) =>
      arrayIn(node, 'Annots').flatMap((dict) => (dict instanceof PDFDict ? [{ page, dict }] : [])),
    ),
    dicts: dictsOf(document),
    xmp: xmpOf(document),
  }
}

/** What the stream of a page or a form paints and marks, with the resources that it names. */
export function marksOf(stream: Uint8Array, resources: PDFDict | undefined): Marks {
  const fonts = dictIn(resources, 'Font')
  const wide = new Map<string, boolean>()
  return readMarks(stream, resources?.lookup(key('Properties')), (name) => {
    const known = wide.get(name) ?? textIn(dictIn(fonts, name), 'Subtype') === 'Type0'
    wide.set(name, known)
    return known
  })
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
