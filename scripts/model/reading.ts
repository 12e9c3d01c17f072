/**
 * What a manuscript or a finished file holds, as a reader meets it: one stream of words, and over it the pieces
 * that they form. The inventory of the manuscript and every reader of editions give the same shape, so that one
 * comparison serves all.
 */
export interface Reading {
  /** `manuscript`, or the path of the edition below the output folder: `salt-and-light.epub`. */
  readonly name: string
  readonly kind: 'manuscript' | 'epub' | 'pdf' | 'html' | 'text'
  /** Every word in reading order, as `comparableWords` gives it. */
  readonly words: readonly string[]
  /** For each word, the number of its place among `spots`. */
  readonly at: readonly number[]
  readonly spots: readonly Spot[]
  /** In the order of `from`; of those that begin together, the outer ones first. */
  readonly pieces: readonly Piece[]
  /**
   * Places that a link can lead to, and the word that each stands before: `chapters/one.md#salt` in a manuscript
   * (`#salt`, since ids are unique in the book), `OEBPS/one.xhtml` and `OEBPS/one.xhtml#salt` in an EPUB, `#salt`
   * and `#page=12` in a PDF.
   */
  readonly targets: ReadonlyMap<string, number>
  readonly facts: Facts
  /**
   * False where the file does not say what its pieces are, as a PDF without tags: then `pieces` holds only what
   * can be known (pages, links).
   */
  readonly isStructured: boolean
}

/** The reading of a finished file, with what is wrong with the file itself: whatever it holds, this is a defect. */
export interface FileReading extends Reading {
  readonly faults: readonly Fault[]
}

export interface Fault {
  /** Number of its place among `spots`. */
  readonly at: number
  /** A sentence for a person: `Picture images/map.png is not in the book`. */
  readonly reason: string
}

/** A place to look at. */
export interface Spot {
  /** In a manuscript its file, in an EPUB the file inside; empty in a PDF. */
  readonly file: string
  /** From 1, where the file is text that a person writes. */
  readonly line?: number
  readonly column?: number
  /** Of a PDF, from 1; of an imposed PDF, of the folded booklet. */
  readonly page?: number
  /** What is printed on the page as its number: `iv`. */
  readonly label?: string
  /** Of an imposed PDF: `sheet 2, front`. */
  readonly side?: string
}

export type PieceKind =
  | 'section' // chapter, appendix, part … `role`, `label`
  | 'heading' // `level`
  | 'paragraph'
  | 'quote' // block quotation
  | 'epigraph'
  | 'verse'
  | 'line' // of verse
  | 'code' // a block of it
  | 'list' // `label`: the number of its first item, where it is numbered
  | 'item'
  | 'figure' // with its caption inside
  | 'caption'
  | 'picture' // `alt`; no words
  | 'table'
  | 'row'
  | 'cell' // `isHead`
  | 'note' // the text of a note; `id`
  | 'note-call' // `target`
  | 'backlink' // `target`
  | 'citation' // `keys` and `locators` in a manuscript; `target` in an edition
  | 'work' // an entry of the works cited; `id`, `keys` in a manuscript
  | 'link' // to an address or a place; `target`
  | 'reference' // a cross-reference whose words the program writes: `target`
  | 'emphasis'
  | 'strong'
  | 'span' // `language`
  | 'furniture' // what editions add and readers skip: contents, title page, colophon, page numbers, running heads
  | 'page' // of a PDF, or a page break of an EPUB; `label`

/** A stretch of the words, `words.slice(from, to)`. */
export interface Piece {
  readonly kind: PieceKind
  readonly from: number
  readonly to: number
  /** Number of its place among `spots`. */
  readonly at: number
  /** As links name it, see `targets`. */
  readonly id?: string
  /** As `targets` names it, or a whole address `https://…`. */
  readonly target?: string
  /** Of a heading, from 1. */
  readonly level?: number
  readonly alt?: string
  readonly isHead?: boolean
  readonly role?: string
  /** `Appendix A`, `12`: what stands before it and is not of its words. */
  readonly label?: string
  readonly language?: string
  /** Of a work in a manuscript: words that most styles print of it besides those of its title. */
  readonly also?: readonly string[]
  /** Works that are cited here, and for each the words of its locator (`12`, `14`), empty where there is none. */
  readonly keys?: readonly string[]
  readonly locators?: readonly (readonly string[])[]
}

/** What a file says of itself. */
export interface Facts {
  readonly title?: string
  /** Where the file tells it from the title, as an EPUB's `title-type` does. */
  readonly subtitle?: string
  readonly authors: readonly string[]
  readonly language?: string
  readonly identifiers: readonly string[]
  readonly publisher?: string
  readonly rights?: string
  readonly date?: string
  readonly description?: string
  /** Pages of a PDF as it is read: of a booklet those of the folded one, without sides. */
  readonly pages?: number
  /** Titles of the outline or the table of contents, in order, with where each leads (see `targets`). */
  readonly contents: readonly {
    readonly title: string
    readonly level: number
    readonly target?: string
    readonly place?: Spot
  }[]
  /** Where it says so; in a manuscript by the names of these fields, in an edition in one place. */
  readonly places?: Readonly<Partial<Record<string, Spot>>>
  readonly place?: Spot
  /** Claims such as `schema:accessibilityFeature` values, `pdfuaid:part=1`. */
  readonly claims: readonly string[]
}
