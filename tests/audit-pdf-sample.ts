import {
  type PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  type PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'

/** One element of a structure tree: its kids are elements, marked content `[page, mark]`, or a link's number. */
export interface SampleElement {
  readonly role: string
  readonly kids?: readonly (SampleElement | readonly [page: number, mark: number] | number)[]
  readonly alt?: string
  readonly actual?: string
  readonly id?: string
}

export interface SampleLink {
  /** From 0. */
  readonly page: number
  readonly box: readonly [number, number, number, number]
  /** A name, an address, or a page and a height. */
  readonly to: string | readonly [page: number, top: number]
}

export interface Sample {
  /** Content streams; a string that begins with `/` is drawn as it is. Pages are 300 by 400 points. */
  readonly pages: readonly string[]
  readonly tree?: readonly SampleElement[]
  readonly roles?: Readonly<Record<string, string>>
  readonly links?: readonly SampleLink[]
  /** Named destinations. */
  readonly places?: Readonly<Record<string, readonly [page: number, top: number]>>
  readonly lang?: string
  /** Of the font /Odd, whose letters are numbers: which of them mean what. */
  readonly map?: Readonly<Record<string, string>>
}

/** A line of text in Helvetica of 10 pt. */
export const line = (text: string, x: number, y: number, size = 10): string =>
  `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`

/** The same as marked content, or without a number as no part of the text. */
export const marked = (mark: number | undefined, ...content: readonly string[]): string =>
  `${mark === undefined ? '/Artifact BMC' : `/Span <</MCID ${mark}>> BDC`}\n${content.join('\n')}\nEMC`

/** A small PDF, made object by object. */
export async function samplePdf(sample: Sample): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = document
  const font = context.obj({
    Type: 'Font',
    Subtype: 'Type1',
    BaseFont: 'Helvetica',
    Encoding: 'WinAnsiEncoding',
  })
  const resources = context.obj({
    Font: { F: font, ...(sample.map && { Odd: oddFont(document, sample.map) }) },
  })
  const pages = sample.pages.map((content) => {
    const page = document.addPage([300, 400])
    page.node.set(PDFName.of('Resources'), resources)
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream(content)))
    return page
  })
  const place = ([page, top]: readonly [number, number]): PDFObject =>
    context.obj([pages[page]?.ref ?? null, 'XYZ', null, top, null])
  const links = (sample.links ?? []).map(({ page, box, to }) => {
    const goal =
      typeof to !== 'string'
        ? { Dest: place(to) }
        : to.includes(':')
          ? { A: { S: 'URI', URI: PDFString.of(to) } }
          : { Dest: PDFString.of(to) }
    const link = context.register(context.obj({ Type: 'Annot', Subtype: 'Link', Rect: [...box], ...goal }))
    pages[page]?.node.addAnnot(link)
    return link
  })
  if (sample.places) {
    const names = Object.entries(sample.places).flatMap(([name, at]) => [PDFString.of(name), place(at)])
    catalog.set(PDFName.of('Names'), context.obj({ Dests: { Names: names } }))
  }
  if (sample.lang) catalog.set(PDFName.of('Lang'), PDFString.of(sample.lang))
  if (sample.tree) addTree(document, sample, links)
  return document.save({ useObjectStreams: true })
}

function addTree(document: PDFDocument, { tree = [], roles = {} }: Sample, links: readonly PDFRef[]): void {
  const { context, catalog } = document
  const pages = document.getPages()
  const root = context.nextRef()
  const element = ({ role, kids = [], alt, actual, id }: SampleElement, parent: PDFRef): PDFRef => {
    const ref = context.nextRef()
    const dict = context.obj({ Type: 'StructElem', S: role, P: parent }) as PDFDict
    const made = kids.map((kid): PDFObject => {
      if (typeof kid === 'number') return context.obj({ Type: 'OBJR', Obj: links[kid] ?? null })
      if ('role' in kid) return element(kid, ref)
      return context.obj({ Type: 'MCR', Pg: pages[kid[0]]?.ref ?? null, MCID: kid[1] })
    })
    dict.set(PDFName.of('K'), context.obj(made))
    if (alt !== undefined) dict.set(PDFName.of('Alt'), PDFHexString.fromText(alt))
    if (actual !== undefined) dict.set(PDFName.of('ActualText'), PDFHexString.fromText(actual))
    if (id !== undefined) dict.set(PDFName.of('ID'), PDFString.of(id))
    context.assign(ref, dict)
    return ref
  }
  const kids = tree.map((node) => element(node, root))
  context.assign(root, context.obj({ Type: 'StructTreeRoot', K: kids, RoleMap: roles }))
  catalog.set(PDFName.of('StructTreeRoot'), root)
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }))
}

/** A font that only its map explains (ISO 32000-1, 9.10.3). */
function oddFont({ context }: PDFDocument, map: Readonly<Record<string, string>>): PDFRef {
  const rows = Object.entries(map).map(
    ([code, text]) => `<${code}> <${text.charCodeAt(0).toString(16).padStart(4, '0')}>`,
  )
  const cmap = `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange
${rows.length} beginbfchar\n${rows.join('\n')}\nendbfchar endcmap end`
  return context.register(
    context.obj({
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'AAAAAA+Odd',
      Encoding: 'Identity-H',
      DescendantFonts: [
        {
          Type: 'Font',
          Subtype: 'CIDFontType2',
          BaseFont: 'AAAAAA+Odd',
          CIDSystemInfo: {
            Registry: PDFString.of('Adobe'),
            Ordering: PDFString.of('Identity'),
            Supplement: 0,
          },
          FontDescriptor: {
            Type: 'FontDescriptor',
            FontName: 'AAAAAA+Odd',
            Flags: 4,
            FontBBox: [0, 0, 600, 800],
            ItalicAngle: 0,
            Ascent: 800,
            Descent: 0,
            CapHeight: 700,
            StemV: 80,
          },
          W: [0, [600, 600, 600, 600]],
        },
      ],
      ToUnicode: context.register(context.flateStream(cmap)),
    }),
  )
}
