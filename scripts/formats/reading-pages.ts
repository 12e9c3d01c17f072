import type { Role } from '../model/publication.ts'

/** A part of a finished PDF that can be read by itself. */
export interface PagePart {
  /** The same in every build, as long as the author keeps the heading. */
  readonly id: string
  readonly kind: Role | 'cover' | 'titlepage' | 'copyright' | 'contents' | 'colophon'
  /** As it stands in the contents. */
  readonly title: string
  readonly depth: 0 | 1
  /** Its pages by their place in the file, from 1; blank ones behind it are not its own. */
  readonly first: number
  readonly last: number
}

/** What is to be known of a PDF by someone who wants some of its pages. */
export interface ReadingPages {
  /** In the order of the file. */
  readonly parts: readonly PagePart[]
  /** The number that each page bears, `iv`, `12`; empty for a cover. */
  readonly labels: readonly string[]
  /** Pages on which nothing stands, by their place in the file. */
  readonly blanks: readonly number[]
  /** Size of a page, points. */
  readonly trim: { readonly width: number; readonly height: number }
}

declare module 'vfile' {
  interface DataMap {
    /** Of an edition to be read, whose pages can be chosen. */
    readingPages: ReadingPages
  }
}
