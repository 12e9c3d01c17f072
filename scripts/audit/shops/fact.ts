/** What in the manuscript has to change, so that a finding can be shown at its line: see `locate`. */
export type Subject =
  | { readonly kind: 'metadata'; readonly path: readonly (string | number)[] }
  | { readonly kind: 'format'; readonly name: string; readonly option?: string }
  | { readonly kind: 'template' }
  /** By its path inside the EPUB, or in a PDF, which keeps no names, by its pixels. */
  | {
      readonly kind: 'picture'
      readonly name?: string
      readonly width?: number
      readonly height?: number
    }
  | { readonly kind: 'link'; readonly target: string }
  /** Text that can be searched for: the first words of a table or a note. */
  | { readonly kind: 'words'; readonly text: string }
  /** The file as a whole. */
  | { readonly kind: 'file' }

/** One thing measured in a finished file. */
export interface Fact {
  readonly fact: FactName
  /** In the unit that `factUnits` names. */
  readonly value: number | string | boolean
  /** The file inside an EPUB. */
  readonly part?: string
  /** Of a PDF, from 1. */
  readonly page?: number
  /** What it is about, in messages: a picture, a link, a font. */
  readonly name?: string
  readonly subject: Subject
}

export type Unit = 'bytes' | 'pixels' | 'mm' | 'pt' | 'count' | 'flag' | 'text'

/** Every fact that a rule may limit, and what it is measured in. */
export const factUnits = {
  'file.readable': 'flag',

  'epub.bytes': 'bytes',
  'epub.version': 'text',
  /** Text behind copy protection; fonts may be obfuscated (EPUB 3.3, 4.4). */
  'epub.encrypted': 'flag',
  /** Of each XML file. */
  'epub.wellFormed': 'flag',
  'epub.fixedLayout': 'flag',
  'epub.ncx': 'flag',
  'epub.navInSpine': 'flag',
  /** The first page shows the cover's picture. */
  'epub.coverFirst': 'flag',
  'epub.fileName': 'text',
  'nav.entries': 'count',
  'nav.depth': 'count',
  /** Of each note that is called: whether it leads back to its call. */
  'note.backlink': 'flag',

  'cover.present': 'flag',
  /** By `meta name="cover"`, as EPUB 2 has it. */
  'cover.named': 'flag',
  'cover.type': 'text',
  'cover.width': 'pixels',
  'cover.height': 'pixels',
  'cover.shortSide': 'pixels',
  'cover.longSide': 'pixels',
  'cover.bytes': 'bytes',

  /** `jpeg`, `png`, `gif`, `svg`, `webp`, `tiff`, `bmp`, `avif`. */
  'image.type': 'text',
  'image.pixels': 'pixels',
  /** `rgb`, `grey`, `cmyk`. */
  'image.colour': 'text',
  'image.transparent': 'flag',
  'image.frames': 'count',
  /** Characters of the description. */
  'image.altLength': 'count',
  'svg.count': 'count',
  'svg.text': 'flag',
  /** Of the measures that the drawing states; the viewBox is none. */
  'svg.longSide': 'pixels',
  'svg.wrapsImage': 'flag',
  /** `ttf`, `otf`, `woff`, `woff2`. */
  'font.type': 'text',

  'html.bytes': 'bytes',
  /** A page with its pictures. */
  'html.load': 'bytes',
  /** One of those that reading systems treat apart: script, form, iframe, audio, video, math … */
  'html.element': 'text',
  /** `margin: 0 4%`, in lower case. */
  'css.declaration': 'text',
  'css.inline': 'flag',
  'table.columns': 'count',
  'table.nested': 'flag',
  'link.target': 'text',

  'metadata.title': 'text',
  /** With the subtitle. */
  'metadata.title.length': 'count',
  'metadata.description': 'text',
  'metadata.description.length': 'count',
  'metadata.language': 'text',
  'metadata.isbn': 'flag',

  'pdf.bytes': 'bytes',
  'pdf.encrypted': 'flag',
  /** `PDF/X-4`, as the file says, or `no PDF/X`. */
  'pdf.standard': 'text',
  'pdf.font.embedded': 'flag',
  'pdf.transparency': 'flag',
  'pdf.rgb': 'flag',
  'pdf.outline': 'count',
  'pdf.links': 'count',
  /** Links, comments and all else that lies on the pages. */
  'pdf.annotations': 'count',
  'pdf.pages': 'count',
  'pdf.pageSizes': 'count',
  'pdf.landscape': 'flag',
  /** Room for marks: the page is larger than its bleed. */
  'pdf.marks': 'flag',
  /** What is shown is not what is trimmed. */
  'pdf.boxesDiffer': 'flag',
  'pdf.trim.width': 'mm',
  'pdf.trim.height': 'mm',
  /** Of the page and its bleed, over the trimmed page. */
  'pdf.extra.width': 'mm',
  'pdf.extra.height': 'mm',
  /** On the side where it is least; the spine may have none. */
  'pdf.bleed': 'mm',
  /** From the trimmed edge to where text begins: at the spine on odd pages, at the outer edge on even ones. */
  'pdf.margin.inside': 'mm',
  'pdf.margin.outside': 'mm',
  'pdf.text.size': 'pt',
  'pdf.blank.inside': 'count',
  'pdf.blank.end': 'count',
  'pdf.image.ppi': 'count',
} as const satisfies Record<string, Unit>

export type FactName = keyof typeof factUnits

export const isFactName = (name: string): name is FactName => Object.hasOwn(factUnits, name)

export const wholeFile: Subject = { kind: 'file' }
