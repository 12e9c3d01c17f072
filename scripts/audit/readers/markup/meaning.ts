import type { PieceKind } from '../../../model/reading.ts'
import type { Draft } from './book.ts'
import type { Attributes } from './events.ts'
import { linkPieces } from './links.ts'
import {
  bodies,
  firstOf,
  furnitureClasses,
  furnitureTypes,
  hasAny,
  labelClasses,
  noteClasses,
  notesClasses,
  noteTypes,
  notesTypes,
  sectionTypes,
  type Terms,
  verseNames,
} from './vocabulary.ts'

/** What stands around an element. */
export interface Around {
  readonly inFurniture?: boolean
  /** In the place where notes are gathered. */
  readonly inNotes?: boolean
  readonly inNote?: boolean
  readonly inBibliography?: boolean
  readonly inWork?: boolean
  readonly inVerse?: boolean
  readonly inEpigraph?: boolean
  readonly inCitation?: boolean
  readonly inLabelled?: boolean
}

/** What an element begins, the outer pieces first. */
export interface Meaning {
  readonly pieces: readonly PieceStart[]
  readonly around: Around
  /** Its words stand before a heading or a caption as its label. */
  readonly isLabel?: boolean
}

export type PieceStart = { readonly kind: PieceKind } & Partial<Omit<Draft, 'kind' | 'from' | 'to' | 'at'>>

/**
 * What `a`, `li` and all the others mean here.
 *
 * @param isNoText The book itself says so of this element.
 */
export function meaningOf(
  name: string,
  attributes: Attributes,
  terms: Terms,
  around: Around,
  isNoText: boolean,
): Meaning {
  const { types, classes } = terms
  if (name === 'a') return { pieces: linkPieces(attributes, terms, around), around }
  if (types.has('pagebreak')) return pageBreak(attributes, around)
  if (around.inLabelled && hasAny(classes, labelClasses)) return { ...furnitureOr(around), isLabel: true }
  const note = noteMeaning(name, attributes, terms, around)
  if (note) return note
  const isAdded = !around.inFurniture && (isNoText || isFurniture(name, attributes, terms, around))
  const inner = bookPieces(name, terms, around) ?? plainPieces(name, attributes, terms, around)
  if (!isAdded) return inner
  const pieces: PieceStart[] = [{ kind: 'furniture' }, ...inner.pieces]
  return { ...inner, pieces, around: { ...inner.around, inFurniture: true } }
}

const furnitureOr = (around: Around): Meaning =>
  around.inFurniture
    ? { pieces: [], around }
    : { pieces: [{ kind: 'furniture' }], around: { ...around, inFurniture: true } }

function pageBreak({ title, ...attributes }: Attributes, around: Around): Meaning {
  const label = title ?? attributes['aria-label']
  const { pieces, around: inner } = furnitureOr(around)
  // Without a title, what is printed there is the number.
  return {
    pieces: [{ kind: 'page', ...(label && { label }) }, ...pieces],
    around: inner,
    isLabel: label === undefined,
  }
}

function noteMeaning(
  name: string,
  { id }: Attributes,
  { types, classes }: Terms,
  around: Around,
): Meaning | undefined {
  const isNote = hasAny(types, noteTypes) || (around.inNotes && !around.inNote && isNoteOf(name, id, classes))
  if (!isNote) return undefined
  const pieces: PieceStart[] = [{ kind: 'note' }]
  if (name === 'p') pieces.push({ kind: 'paragraph' })
  return { pieces, around: { ...around, inNotes: false, inNote: true } }
}

/** Where notes are gathered, each is an item, or a block that can be led to. */
const isNoteOf = (name: string, id: string | undefined, classes: ReadonlySet<string>): boolean =>
  name === 'li' ||
  ((name === 'p' || name === 'aside' || name === 'dd') && id !== undefined) ||
  (name === 'div' && id !== undefined && hasAny(classes, noteClasses))

function isFurniture(
  name: string,
  attributes: Attributes,
  { types, classes }: Terms,
  around: Around,
): boolean {
  if (name === 'nav' || attributes['hidden'] !== undefined) return true
  if (/display:\s*none|visibility:\s*hidden/i.test(attributes['style'] ?? '')) return true
  // `Notes`, above the notes.
  if (around.inNotes && !around.inNote && /^h[1-6]$/.test(name)) return true
  if (hasAny(classes, furnitureClasses) || attributes['id'] === 'title-block-header') return true
  return (bodies.has(name) || name === 'p') && hasAny(types, furnitureTypes)
}

/** What a book has and HTML has no element for. */
function bookPieces(name: string, { types, classes }: Terms, around: Around): Meaning | undefined {
  if (hasAny(types, notesTypes) || (bodies.has(name) && hasAny(classes, notesClasses)))
    return { pieces: [{ kind: 'section', role: 'endnotes' }], around: { ...around, inNotes: true } }
  const isPart = name === 'section' || name === 'article' || name === 'div' || name === 'body'
  const role = firstOf(types, sectionTypes)
  if (isPart && role) {
    const inner = role === 'bibliography' ? { ...around, inBibliography: true } : around
    return { pieces: [{ kind: 'section', role }], around: inner }
  }
  const isWork =
    types.has('biblioentry') || classes.has('csl-entry') || (around.inBibliography && name === 'li')
  if (isWork && !around.inWork)
    return { pieces: [{ kind: 'work' }], around: { ...around, inWork: true, inLabelled: true } }
  if (!around.inEpigraph && (types.has('epigraph') || classes.has('epigraph')) && name !== 'section')
    return { pieces: [{ kind: 'epigraph' }], around: { ...around, inEpigraph: true } }
  if (!around.inVerse && (bodies.has(name) || name === 'p') && isVerse(types, classes)) {
    const pieces: PieceStart[] = [{ kind: 'verse' }]
    if (name === 'p') pieces.push({ kind: 'paragraph' })
    return { pieces, around: { ...around, inVerse: true } }
  }
  if (around.inVerse && name === 'span' && classes.has('line')) return { pieces: [{ kind: 'line' }], around }
  if (classes.has('citation') && (name === 'span' || name === 'cite'))
    return { pieces: [{ kind: 'citation' }], around: { ...around, inCitation: true } }
  return undefined
}

const isVerse = (types: ReadonlySet<string>, classes: ReadonlySet<string>): boolean =>
  hasAny(types, verseNames) || hasAny(classes, verseNames)

/** What HTML's own elements say. */
function plainPieces(name: string, attributes: Attributes, { classes }: Terms, around: Around): Meaning {
  const only = (kind: PieceKind, inner = around, more: Partial<PieceStart> = {}): Meaning => ({
    pieces: [{ ...more, kind }],
    around: inner,
  })
  const level = headingLevel(name, attributes)
  if (level !== undefined) return only('heading', { ...around, inLabelled: true }, { level })
  if (classes.has('caption') && (name === 'p' || name === 'div'))
    return only('caption', { ...around, inLabelled: true })
  if (classes.has('figure') && name === 'div') return only('figure')
  // Those lists are the places of works and notes.
  if (name === 'ul' || name === 'ol' || name === 'dl') {
    const isPlace = around.inBibliography || (around.inNotes && !around.inNote)
    return isPlace ? { pieces: [], around } : only('list')
  }
  if (name === 'blockquote') return around.inEpigraph ? { pieces: [], around } : only('quote')
  if (name === 'caption' || name === 'figcaption') return only('caption', { ...around, inLabelled: true })
  if (name === 'th' || name === 'td') return only('cell', around, name === 'th' ? { isHead: true } : {})
  if (name === 'img' || name === 'svg' || isImageObject(name, attributes)) {
    const alt = attributes['alt'] ?? attributes['aria-label']
    return only('picture', around, alt === undefined ? {} : { alt })
  }
  const kind = kinds[name]
  return kind ? only(kind) : { pieces: [], around }
}

const kinds: Readonly<Record<string, PieceKind>> = {
  section: 'section',
  article: 'section',
  p: 'paragraph',
  pre: 'code',
  li: 'item',
  dt: 'item',
  dd: 'item',
  figure: 'figure',
  table: 'table',
  tr: 'row',
  em: 'emphasis',
  i: 'emphasis',
  strong: 'strong',
  b: 'strong',
}

const isImageObject = (name: string, { type = '' }: Attributes): boolean =>
  (name === 'object' || name === 'embed') && type.startsWith('image/')

function headingLevel(name: string, attributes: Attributes): number | undefined {
  const { role } = attributes
  const level = Number(attributes['aria-level'] ?? (/^h[1-6]$/.test(name) ? name.slice(1) : 2))
  const isHeading = role === 'heading' || /^h[1-6]$/.test(name)
  return isHeading && Number.isInteger(level) && level > 0 ? level : undefined
}
