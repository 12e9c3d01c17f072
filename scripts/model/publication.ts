import type { Root as Hast } from 'hast'
import type { Root as Mdast } from 'mdast'
import type { VFile } from 'vfile'

import type { Metadata } from './metadata.ts'
import type { Words } from './words.ts'

/** What a section is for. It decides its place, its label and its semantics in every format. */
export type Role =
  | 'dedication'
  | 'epigraph'
  | 'foreword'
  | 'preface'
  | 'acknowledgments'
  | 'introduction'
  | 'part'
  | 'chapter'
  | 'conclusion'
  | 'afterword'
  | 'appendix'
  | 'glossary'
  | 'bibliography'

export type Matter = 'front' | 'body' | 'back'

/** One logical unit of the publication: what a reader finds as one entry in the contents. */
export interface Section<Tree = Hast> {
  /** Unique in the whole publication; the name of the section's file in an EPUB. */
  readonly id: string
  readonly role: Role
  readonly matter: Matter
  /** Plain text, without the label: `Sources`, not `Appendix A: Sources`. Never empty. */
  readonly title: string
  /** `Appendix A`, `Chapter 3`, `Part II`; absent where the section has no number. */
  readonly label?: string
  /** Nesting in the contents: 0 at the top, 1 below a part. */
  readonly depth: 0 | 1
  /** Where its words were written. Several sections may share one file. */
  readonly file: VFile
  readonly tree: Tree
}

/** A picture or other file that the text refers to, by its path below the manuscript folder. */
export interface Asset {
  readonly path: string
  readonly value: Uint8Array
  readonly mediaType: string
  /** Pixels; absent where the file does not say. */
  readonly width?: number
  readonly height?: number
}

/** What it means: the same for every format. */
export interface Publication {
  readonly metadata: Metadata
  readonly words: Words
  readonly sections: readonly Section[]
  readonly assets: ReadonlyMap<string, Asset>
}

export type { Hast, Mdast }
