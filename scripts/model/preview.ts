import type { PageFacts } from './page.ts'

/** What a preview tells its page in the browser, as it happens. Everything is JSON. */
export type PreviewEvent = ReaderEvent | PagesEvent | MessagesEvent | FailureEvent

/** The text as e-readers show it. */
export interface ReaderEvent {
  readonly type: 'reader'
  readonly title: string
  readonly lang: string
  readonly dir: 'ltr' | 'rtl'
  /** Absent where it has not changed. */
  readonly style?: string
  /** All parts in reading order. */
  readonly parts: readonly ReaderPart[]
}

export interface ReaderPart {
  /** Of the section, or what the page is: `titlepage`, `copyright`, `colophon`. Stays the same from edit to edit. */
  readonly id: string
  readonly title: string
  /** The same for the same HTML. */
  readonly hash: string
  /** Absent where it has not changed. */
  readonly html?: string
}

/** The pages as they are printed, and the sheets that they are folded from. */
export interface PagesEvent {
  readonly type: 'pages'
  /** Of the trimmed page, points. */
  readonly width: number
  readonly height: number
  readonly rightToLeft: boolean
  /** One for each page, in order. */
  readonly pages: readonly ProofPage[]
  readonly booklet: BookletSheets | undefined
}

/** Where the picture of a page is to be had: page `index`, from 0, of the PDF that `proof` names. */
export interface ProofPage extends PageFacts {
  readonly proof: string
  readonly index: number
  /** The part that stands on it, by its id; a cover and contents have no such part. */
  readonly part: string
}

export interface BookletSheets {
  /** Of a sheet as it lies, points. */
  readonly width: number
  readonly height: number
  readonly sheets: readonly { readonly front: SheetSide; readonly back: SheetSide }[]
  /** What to do with them, in plain words. */
  readonly notes: readonly string[]
}

export type SheetSide = readonly {
  /** From 0; undefined where the paper stays blank. */
  readonly page: number | undefined
  /** Points from the sheet's upper left corner. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly rotate: 0 | 180
}[]

/** What is wrong in the manuscript. */
export interface MessagesEvent {
  readonly type: 'messages'
  /** `2 errors, 1 warning`. */
  readonly count: string
  readonly messages: readonly PreviewMessage[]
}

export interface PreviewMessage {
  readonly file: string
  readonly line: number | null
  readonly column: number | null
  readonly severity: 'error' | 'warning' | 'note'
  readonly rule: string | undefined
  readonly message: string
  readonly hint: string | undefined
  /** The line with a mark below the place; empty where there is none. */
  readonly frame: string
}

/** The views can't be made; they stay as they were. */
export interface FailureEvent {
  readonly type: 'failure'
  readonly message: string
  readonly remedy: string
}
