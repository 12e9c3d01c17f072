import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'

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
  readonly elements: readonly Element[]
  readonly xmp: string
}

const key = (text: string): PDFName => PDFName.of(text)

export const textIn = (dict: PDFDict, name: string): string | undefined => {
  const value = dict.lookup(key(name))
  if (value instanceof PDFString || value instanceof PDFHexString) return value.decodeText()
  return value instanceof PDFName ? value.decodeText() : undefined
}

export async function openTagged(bytes: Uint8Array): Promise<Tagged> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { catalog } = document
  const root = catalog.lookup(key('StructTreeRoot'))
  const metadata = catalog.lookup(key('Metadata'))
  const elements: Element[] = []
  if (root instanceof PDFDict) walkTree(document, root, elements)
  const stream = metadata instanceof PDFRawStream ? decodePDFRawStream(metadata).decode() : new Uint8Array()
  return {
    bytes,
    document,
    catalog,
    root: root instanceof PDFDict ? root : undefined,
    elements,
    xmp: new TextDecoder().decode(stream),
  }
}

function walkTree(document: PDFDocument, root: PDFDict, elements: Element[]): void {
  const { context } = document
  const pages = new Map(document.getPages().map((page, index) => [page.ref, index]))
  const roles = root.lookup(key('RoleMap'))
  const roleOf = (type: string): string => {
    let role = type
    for (let step = 0; step < 8 && !standardTypes.has(role); step += 1)
      role = roles instanceof PDFDict ? (textIn(roles, role) ?? role) : role
    return role
  }
  const kidsOf = (dict: PDFDict): PDFObject[] => {
    const given = dict.get(key('K'))
    const kids = context.lookup(given)
    return kids instanceof PDFArray ? kids.asArray() : given ? [given] : []
  }
  const walk = (kid: PDFObject, parent: Element | undefined, page: PDFRef | undefined): void => {
    const value = context.lookup(kid)
    if (value instanceof PDFNumber) {
      const index = page ? pages.get(page) : undefined
      if (parent && index !== undefined) parent.content.push({ page: index, mcid: value.asNumber() })
      return
    }
    if (!(value instanceof PDFDict)) return
    const own = value.get(key('Pg'))
    const there = own instanceof PDFRef ? own : page
    const kind = textIn(value, 'Type')
    if (kind === 'MCR') {
      const index = there ? pages.get(there) : undefined
      const mcid = value.lookup(key('MCID'))
      if (parent && index !== undefined && mcid instanceof PDFNumber)
        parent.content.push({ page: index, mcid: mcid.asNumber() })
      return
    }
    if (kind === 'OBJR') {
      const object = value.lookup(key('Obj'))
      if (parent && object instanceof PDFDict) parent.objects.push(object)
      return
    }
    const type = textIn(value, 'S') ?? ''
    const element: Element = {
      type,
      role: roleOf(type),
      dict: value,
      ref: kid instanceof PDFRef ? kid : undefined,
      parent,
      children: [],
      content: [],
      objects: [],
    }
    elements.push(element)
    parent?.children.push(element)
    for (const each of kidsOf(value)) walk(each, element, there)
  }
  for (const kid of kidsOf(root)) walk(kid, undefined, undefined)
}

/** ISO 32000-1, 14.8.4. */
export const standardTypes = new Set(
  (
    'Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl ' +
    'LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu ' +
    'WT WP Figure Formula Form'
  ).split(' '),
)
