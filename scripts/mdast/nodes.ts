import type { Data, Image, Paragraph, Parent, PhrasingContent } from 'mdast'
import type {} from 'mdast-util-directive'
import type {} from 'mdast-util-to-hast'

/** Phrasing in a named span, `[…]{.smallcaps}`, or a line of verse. */
export interface Span extends Parent {
  type: 'span'
  children: PhrasingContent[]
  data: Data
}

/** A picture with its caption. */
export interface Figure extends Parent {
  type: 'figure'
  children: (Image | Paragraph)[]
  data: Data
}

/** The list of works cited: its hast stands in `data`. */
export interface References extends Parent {
  type: 'references'
  children: []
  data: Data
}

declare module 'mdast' {
  interface PhrasingContentMap {
    span: Span
  }
  interface BlockContentMap {
    figure: Figure
  }
  interface RootContentMap {
    span: Span
    figure: Figure
    references: References
  }
}
