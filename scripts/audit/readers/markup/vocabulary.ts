import type { Attributes } from './events.ts'

/** What an element says of itself: EPUB's structural types, DPUB-ARIA roles without `doc-`, and classes. */
export interface Terms {
  readonly types: ReadonlySet<string>
  readonly classes: ReadonlySet<string>
}

/** Prefixes, as that of `z3998:verse`, are left out. Plain ARIA's `role=note` is a box beside the text, no note. */
export function termsOf(attributes: Attributes): Terms {
  const { class: classes, role } = attributes
  const type = attributes['epub:type']
  if (!classes && !role && !type) return none
  const types = [
    ...split(type).map((name) => name.slice(name.indexOf(':') + 1)),
    ...split(role).flatMap((name) => (name.startsWith('doc-') ? [name.slice(4)] : [])),
  ]
  return { types: new Set(types), classes: named(classes ?? '') }
}

const none: Terms = { types: new Set(), classes: new Set() }

export const hasAny = (names: ReadonlySet<string>, wanted: ReadonlySet<string>): boolean =>
  firstOf(names, wanted) !== undefined

/** The first of `names` that is wanted. */
export function firstOf(names: ReadonlySet<string>, wanted: ReadonlySet<string>): string | undefined {
  for (const name of names) if (wanted.has(name)) return name
  return undefined
}

/** Names, as an attribute lists them. */
export function named(text: string): ReadonlySet<string> {
  return new Set(split(text))
}

function split(value = ''): string[] {
  return value.split(/\s+/).filter(Boolean)
}

/** One note. EPUB's `note` is a box as well, but for the notes of old books. */
export const noteTypes = named('footnote endnote rearnote')

export const notesTypes = named('footnotes endnotes rearnotes')

/** Where there are classes alone: pandoc's, GitHub's and our own names. */
export const noteClasses = named('note footnote endnote')

export const notesClasses = named('footnotes endnotes')

export const callClasses = named('noteref footnote-ref')

export const backClasses = named('footnote-back footnote-backref')

export const backTypes = named('backlink referrer')

/** What stands before a heading, a caption or a work, and is not of its words. */
export const labelClasses = named('label header-section-number csl-left-margin')

export const referenceClasses = named('xref cross-reference')

/** Parts of a book, as EPUB 3 Structural Semantics and DPUB-ARIA name them. */
export const sectionTypes = named(
  `volume part chapter subchapter division dedication epigraph foreword preface preamble
   prologue introduction abstract acknowledgments conclusion epilogue afterword appendix
   glossary bibliography index errata contributors other-credits titlepage halftitlepage
   copyright-page colophon cover imprint toc seriespage`,
)

/** What editions add and readers skip. */
export const furnitureTypes = named(
  `toc landmarks page-list pagelist loi lot loa lov cover titlepage halftitlepage
   copyright-page colophon imprint`,
)

/** The same in books that have classes alone. */
export const furnitureClasses = named(
  `titlepage title-page halftitle halftitlepage copyright-page copyrightpage colophon
   visually-hidden visuallyhidden sr-only screen-reader-text cited-in`,
)

/** EPUB 2's guide calls them so (OPF 2.0.1, section 2.6). */
export const guideFurniture = named('cover title-page toc copyright-page colophon loi lot')

export const verseNames = named('verse poem poetry line-block hymn song')

/** Elements that hold paragraphs, and of loose text make one. */
export const bodies = named(
  `body section article main header footer aside div center details form blockquote li dd
   figure address fieldset`,
)

/** Elements that stand on lines of their own. */
export const blocks: ReadonlySet<string> = new Set([
  ...bodies,
  'html',
  'nav',
  'hgroup',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'p',
  'pre',
  'hr',
  'dialog',
  'search',
  'ul',
  'ol',
  'menu',
  'dl',
  'dt',
  'figcaption',
  'summary',
  'legend',
  'option',
  'table',
  'caption',
  'thead',
  'tbody',
  'tfoot',
  'tr',
  'td',
  'th',
])

/** Inline elements that end the word before them and their own. */
export const wordEnds = named(
  `br img svg object audio video input button select textarea sup rt mi mn mo mtext ms`,
)

/** Elements whose text nobody reads. */
export const silent = named(
  `head title script style template noscript iframe datalist rp svg annotation
   annotation-xml`,
)
