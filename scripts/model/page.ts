/** The measures of a page. Lengths are CSS pixels (1/96 inch) unless they are said to be points. */
export interface PageDesign {
  /** The trimmed sheet. */
  readonly width: number
  readonly height: number
  /** From the sheet's upper edge to the text. */
  readonly top: number
  /** From the spine to the text. */
  readonly inner: number
  /** Width of the text. */
  readonly measure: number
  /** Distance of baselines: whole pixels. */
  readonly line: number
  /** Lines of text on a full page. */
  readonly lines: number
  /** Height of the rule, and the white around it, between text and notes. */
  readonly separator: number
  /** Beyond the trimmed sheet on each side; 0 where nothing is cut. */
  readonly bleed: number
}

/** One printed page, as a reader's program and a printer's shop are to know it. */
export interface PageFacts {
  /** `iv`, `12`; empty for a cover or a blank page in front. */
  readonly label: string
  readonly side: 'left' | 'right'
  readonly isBlank: boolean
}

/** A place that links lead to: a page, from 0, and a distance from its top in CSS pixels. */
export interface Place {
  readonly page: number
  readonly top: number
}

/** One entry of the outline (bookmarks), with those below it. */
export interface OutlineEntry {
  readonly title: string
  /** The id that it leads to. */
  readonly target: string
  readonly children: readonly OutlineEntry[]
}

/** A typeset book before it is finished: what the browser printed, in one or several runs, and what stands where. */
export interface Printed {
  /** PDFs as they come from the browser, to be joined in this order. Links inside the book are `placeOrigin` + id. */
  readonly runs: readonly Uint8Array[]
  readonly pages: readonly PageFacts[]
  readonly places: ReadonlyMap<string, Place>
  readonly outline: readonly OutlineEntry[]
  readonly design: PageDesign
}

/**
 * Where links inside the book lead while it is printed. The browser drops a link whose target another run prints,
 * so all of them are addresses until the runs have been joined.
 */
export const placeOrigin = 'http://place.invalid/#'

/**
 * What an element is to become in the structure tree, written behind its language: `en-x-join-12`.
 *
 * The browser writes the language of an element into the structure tree and nothing else of it, so the language
 * carries the rest. `fr-x-own-join-12` is an element that was French before; without `own`, it has the language of
 * its surroundings and loses it again.
 *
 * - `join-N`: one of the parts of an element that page ends divide; parts with the same N become one, in their order.
 * - `note-N`: a note; its parts are joined like those of an element.
 * - `art`: no text of the author: the repeated head of a table.
 * - `page`: a page, or what only arranges it; dissolved.
 * - `toc`, `toci`: the contents and an entry.
 * - `bib`: an entry of the bibliography.
 * - `quote`: a block quotation. `caption`: a caption. `formula`: a formula; `formula-alt-HEX`, one that is described, in UTF-8.
 */
export type StructureMark =
  | `join-${number}`
  | `note-${number}`
  | 'art'
  | 'page'
  | 'toc'
  | 'toci'
  | 'bib'
  | 'quote'
  | 'caption'
  | 'formula'
  | `formula-alt-${string}`
