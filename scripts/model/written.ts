import type { Metadata } from './metadata.ts'
import type { Matter, Role } from './publication.ts'
import type { Spot } from './reading.ts'
import type { Words } from './words.ts'

/** What the author wrote, as plain text: nothing that the program has made of it. */
export interface Written {
  readonly sources: readonly ManuscriptText[]
  readonly facts: ManuscriptFacts
}

/** A text as the author wrote it, its lines parted by `\n`. */
export interface WrittenFile {
  /** Below the manuscript folder. */
  readonly path: string
  readonly text: string
}

/** One Markdown text, and what its place in the contents says of it. */
export interface ManuscriptText extends WrittenFile {
  readonly matter: Matter
  readonly role?: Role
  readonly depth?: 0 | 1
  /** For a text that is no file of its own (a part's title in publication.yaml): where all of it stands. */
  readonly place?: { readonly line: number; readonly column: number }
}

/** What the audit takes as given: it is read from publication.yaml and has checks of its own. */
export interface ManuscriptFacts {
  readonly metadata: Metadata
  /** The publication's own words: labels of chapters and appendices, the word for a table. */
  readonly words: Pick<
    Words,
    'labels' | 'table' | 'bibliography' | 'dedication' | 'epigraph' | 'part' | 'chapter'
  >
  readonly bibliography: readonly WrittenFile[]
  /** Where each of `metadata` was written: `title`, `authors.NAME`, `identifiers.VALUE`. */
  readonly places?: Readonly<Partial<Record<string, Spot>>>
  /** True where the citation style makes a note of every citation in the text. */
  readonly citesInNotes?: boolean
  /** What may stand before a locator in the book's language, beyond what `locators.ts` knows: `S.`, `kap.` */
  readonly locatorLabels?: readonly string[]
}
