/** A line of a table of contents, as the reader has it. */
export interface Entry {
  readonly label: string
  /** As the reader's own `go` takes it. */
  readonly href: string
  readonly children: readonly Entry[]
}

/** What a reader shows of a book before its first page. */
export interface Facts {
  readonly title: string
  readonly authors: readonly string[]
  readonly language: string
  /** The way that pages are turned. */
  readonly direction: string
  readonly contents: readonly Entry[]
  /** The pages of the printed edition. */
  readonly pages: readonly { readonly label: string; readonly href: string }[]
}

/** A file of the book that is on the screen. */
export interface Shown {
  /** Its place in the spine, from 0. */
  readonly index: number
  readonly document: Document
}

/** A program of others that shows books, with the few gestures that all of them have. */
export interface Reader {
  open(address: string): Promise<Facts>
  /** How many files the spine has. */
  readonly length: number
  /** What is on the screen now. */
  shown(): readonly Shown[]
  /** Turn the page; false where there is no other. */
  next(): Promise<boolean>
  /** Go to a file by its place in the spine, or to a place by its address. */
  go(target: number | string): Promise<void>
  /** Letters of so many per cent, and light ones on a dark page where that is wished. */
  dress(look: Look): Promise<void>
  /** Run what makes the reader turn to another place, and wait until it has. */
  following(act: () => void): Promise<void>
}

export interface Look {
  /** 100 is the size that the book has by itself. */
  readonly percent: number
  readonly isDark: boolean
}
