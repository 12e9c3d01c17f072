import type { Metadata } from './metadata.ts'

/** A finished folder of editions, as those who keep records of books ask for it. Every record is made of it alone. */
export interface Catalogue {
  readonly metadata: Metadata
  /** The start of every file name. */
  readonly slug: string
  /** The day the publication is dated, UTC midnight. */
  readonly date: Date
  /** The web address of the folder, with a slash at its end; absent where the author gives none. */
  readonly base?: string
  /** What a reader can download, in the order of the download page. */
  readonly files: readonly CatalogueFile[]
  /** Paths of the pages that a search engine should find: `index.html` and `read/index.html` stand for their folders. */
  readonly pages: readonly string[]
  readonly cover?: CataloguePicture
  /** Of the edition that serves the most readers. */
  readonly accessibility: AccessibilityFacts
  /** How many words the text has. */
  readonly words: number
}

export interface CatalogueFile {
  /** Below the output folder. */
  readonly path: string
  readonly mediaType: string
  readonly bytes: number
  /** Hexadecimal, lower case. */
  readonly sha256: string
  /** As `--formats` names it: `epub`, `pdf`, `large-print`, `booklet-a4`, … */
  readonly format: string
  /** What it is, for people: `PDF for reading`. */
  readonly name: string
  readonly pages?: number
  /** Sheets of paper, where it is for printing. */
  readonly sheets?: number
  /** What was found in this very file; without it nothing is said of its accessibility. */
  readonly accessibility?: AccessibilityFacts
}

export interface CataloguePicture {
  readonly path: string
  readonly mediaType: string
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly alt?: string
}

/** What was measured of a finished file, in the words of schema.org's vocabulary for accessibility. */
export interface AccessibilityFacts {
  /** `textual`, `visual`, … */
  readonly modes: readonly string[]
  /** Each a set of modes that is enough to read all of it, joined by commas: `textual`, `textual,visual`. */
  readonly sufficient: readonly string[]
  readonly features: readonly string[]
  readonly hazards: readonly string[]
  readonly summary: { readonly text: string; readonly lang: string }
  /** As EPUB files say it: `EPUB Accessibility 1.1 - WCAG 2.2 Level AA`, `PDF/UA-1`. */
  readonly conformsTo?: readonly string[]
  readonly certifiedBy?: string
  /** Address of a report about it. */
  readonly report?: string
}

declare module 'vfile' {
  interface DataMap {
    /** What was measured of a file while it was made. */
    accessibility: AccessibilityFacts
    /** The cover as a picture by itself: pixels, and what it shows. */
    cover: {
      readonly width: number
      readonly height: number
      readonly alt: string
      readonly isSmall: boolean
    }
  }
}
