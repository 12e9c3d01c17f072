import type { PieceKind } from '../../../model/reading.ts'
import type { Link } from './pages.ts'
import type { Mooring } from './places.ts'
import type { Edge } from './stream.ts'

/** A piece before its words are counted. */
export interface Draft {
  readonly kind: PieceKind
  readonly from: Edge
  to: Edge
  /** Page from 0. */
  readonly at: number
  readonly level?: number
  readonly alt?: string
  readonly isHead?: boolean
  readonly language?: string
  /** The element's own name in the file. */
  readonly id?: string
  /** Of a link: what it leads to. */
  link?: Link
  /** Of a link: it stands in a note, before all else in one, or in an entry of the works cited. */
  readonly within?: 'note' | 'note-start' | 'work'
  /** Of a link: no tag says what stands where it leads. */
  readonly isLoose?: boolean
}

/** The words of a document and what they form. */
export interface Text {
  readonly words: readonly string[]
  readonly at: readonly number[]
  readonly drafts: readonly Draft[]
  /** For each page where its runs begin among the words. */
  readonly moorings: readonly (readonly Mooring[])[]
  /** Text that is not among the words though it is part of the page: page from 0, and what it says. */
  readonly stray: readonly { readonly page: number; readonly said: string }[]
}
