import type { Definition, FootnoteDefinition, RootContent } from 'mdast'

import { decodeAddress, resolvePath } from '../../model/path.ts'
import type { Fence } from './fences.ts'
import type { Source } from './line.ts'
import type { Locate } from './locators.ts'
import type { Origin } from './origin.ts'
import type { Draft, Pen } from './pen.ts'

/** What is the same for the whole book. */
export interface Book {
  readonly pen: Pen
  readonly locate: Locate
  readonly citesInNotes: boolean
  /** The document's own word for a table. */
  readonly table: string
  /** Keys in the order of their first citation. */
  readonly cited: Set<string>
  /** Headings below those of the sections. */
  readonly headings: {
    readonly section: number
    readonly text: string
    readonly id?: string
    readonly piece: Draft
  }[]
}

/** What is the same for one file. */
export interface Page {
  readonly path: string
  readonly text: string
  readonly fences: ReadonlyMap<number, Fence>
  readonly definitions: ReadonlyMap<string, Definition>
  readonly notes: ReadonlyMap<string, FootnoteDefinition>
}

/** What is the same for one section. */
export interface Place {
  readonly number: number
  /** Raw HTML that is open: elements that are not printed, and links. */
  readonly hidden: string[]
}

/** A note to be written at the end of the section. */
export interface Call {
  readonly id: string
  readonly offset: number
  write(context: Context): void
}

export interface Context {
  readonly book: Book
  readonly page: Page
  readonly place: Place
  readonly source: Source
  /** Calls of notes, as they are met. */
  readonly calls: Call[]
  readonly isNote: boolean
  readonly isLink: boolean
}

/** Write text that a reader sees. */
export function put(
  { book, place }: Context,
  text: string,
  origin: Origin,
  from?: number,
  to?: number,
): void {
  if (place.hidden.length === 0) book.pen.write(text, origin, from, to)
}

export const startOf = ({ source }: Context, { position }: Pick<RootContent, 'position'>): number =>
  source.base + (position?.start.offset ?? 0)

/** Where a link leads, as `targets` names it: `#id`, `chapters/two.md`, a whole address. */
export function targetOf(address: string, from: string): string {
  if (/^[a-z][a-z+.-]*:|^\/\//i.test(address)) return address
  const [path = '', fragment = ''] = decodeAddress(address).split('#')
  return path === '' || fragment !== '' ? `#${fragment}` : resolvePath(from, path)
}
