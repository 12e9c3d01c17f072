/**
 * What a finding may be about. The audit's own rules are mapped to these in `../audit-files.ts`, so that a mutant
 * says what is wrong in the file, and not how the audit calls it.
 */
export type About =
  | 'words-missing'
  | 'words-added'
  | 'words-twice'
  | 'order'
  | 'section'
  | 'paragraph'
  | 'heading'
  | 'note'
  | 'note-call'
  | 'backlink'
  | 'citation'
  | 'locator'
  | 'work'
  | 'quote'
  | 'epigraph'
  | 'verse'
  | 'code'
  | 'list'
  | 'table'
  | 'cell'
  | 'figure'
  | 'caption'
  | 'alt'
  | 'picture'
  | 'link'
  | 'reference'
  | 'label'
  | 'emphasis'
  | 'language'
  | 'metadata'
  | 'contents'
  | 'hidden'
  | 'unreadable'
  | 'structure'
  | 'page'

export type Of = 'epub' | 'pdf' | 'booklet' | 'text'

/** A finished file, damaged in one way, and where the audit must point. */
export interface Mutant {
  readonly name: string
  readonly of: Of
  /** Spoils the file. Throws where it does not find what it spoils, so that it never tries a sound file. */
  readonly damage: (value: Uint8Array) => Promise<Uint8Array>
  readonly expected: Expected
}

export interface Expected {
  /** Any of these names the fault rightly. */
  readonly about: readonly About[]
  /**
   * Words of the manuscript that stand in one line of it: the finding must point into their block (lines without
   * an empty one between them). Where there are several, each place is right.
   */
  readonly source: readonly string[]
  /** In an EPUB, files inside that are right. */
  readonly part?: readonly string[]
  /** In a PDF, words that stand on the right page of the sound file; several where each page is right. */
  readonly page?: readonly string[]
  /**
   * Why an audit that reads the file, and does not paint it, cannot be asked to see this. The test then demands
   * only that the file is read without a crash, and tells if it is caught all the same.
   */
  readonly unseen?: string
}
