import type { Element, Root } from 'hast'

import type { Section } from '../../model/publication.ts'

/** One XHTML file of the book. */
export interface Document {
  /** Its name beside the package file: `appendix-sources.xhtml`. */
  readonly file: string
  readonly title: string
  readonly matter: 'frontmatter' | 'bodymatter' | 'backmatter'
  readonly tree: Root
  /** The section whose words it holds; absent for pages made from the metadata. */
  readonly section?: Section
  /** 0 for the first or only file of a section, 1 for its first continuation, … */
  readonly piece: number
  /** Only a picture stands in it, which wants the whole page. */
  readonly isCover?: true
}

/** The only element of a document's tree: the section with everything in it. */
export const wrapperOf = (document: Document): Element => document.tree.children[0] as Element
