import type { Element, Text } from 'hast'

import type { Section } from '../../model/publication.ts'
import type { SourceText } from './source.ts'

/** Stands in a passage for what is no text: a picture, code, a citation, the call of a note. */
export const object = '\uFFFC'

/** What the blocks around a run of prose say of it. */
export interface Surroundings {
  /** The block that holds it. */
  readonly element: Element
  /** Primary language subtag: `en`. */
  readonly language: string
  /** The outermost block quotation around it. */
  readonly quote?: Element
  /** The innermost block quotation or verse around it. */
  readonly enclosure?: Element
  readonly isVerse: boolean
  readonly isEpigraph: boolean
  /** In a note, the id of the note. */
  readonly note?: string
}

/** One run of prose: a paragraph, a heading, an item, a cell, a caption. */
export interface Passage extends Surroundings {
  readonly section: Section
  readonly source: SourceText
  /** Never blank. Lines of verse and hard breaks are parted by a line feed. */
  readonly text: string
  /** In the order of their beginnings. */
  readonly marks: readonly Mark[]
  readonly pieces: readonly Piece[]
}

/** Something about a stretch of a passage, `text.slice(from, to)`. */
export interface Mark {
  readonly kind: 'citation' | 'call' | 'link' | 'strong' | 'emphasis' | 'foreign'
  readonly from: number
  readonly to: number
  readonly element: Element
}

/** A stretch of the passage and the text node it comes from. */
export interface Piece {
  readonly from: number
  readonly node: Text
}

/** Where readers find it: a paragraph of the text proper, a heading, or something else. */
export const isHeading = ({ element }: Passage): boolean => /^h[1-6]$/.test(element.tagName)

export const isParagraph = ({ element }: Passage): boolean => /^(?:p|li|dd|div)$/.test(element.tagName)

/** The marks of a kind that touch a stretch of the passage. */
export function marksIn({ marks }: Passage, kinds: readonly Mark['kind'][], from = 0, to = Infinity): Mark[] {
  return marks.filter((mark) => kinds.includes(mark.kind) && mark.from < to && mark.to > from)
}
