import type { Element, Properties } from 'hast'

import type { Role } from '../../model/publication.ts'
import type { Words } from '../../model/words.ts'

/** What a part of the book is called in EPUB's structural vocabulary and in DPUB-ARIA. */
export interface Meaning {
  readonly type?: string
  readonly role?: string
  /** What a screen reader says instead of the text. */
  readonly label?: (text: string, words: Words) => string
  /** Takes its name from the heading it begins with. */
  readonly named?: true
}

/** Documents, by what they are. Each pair is what EPUBCheck 5.3 and Ace 1.4 accept without a message. */
export const documents: Readonly<Record<Role | 'cover' | 'titlepage' | 'copyright' | 'colophon', Meaning>> = {
  cover: { type: 'cover', role: 'region' },
  titlepage: { type: 'titlepage' },
  copyright: { type: 'copyright-page' },
  dedication: { type: 'dedication', role: 'doc-dedication' },
  epigraph: { type: 'epigraph', role: 'doc-epigraph' },
  foreword: { type: 'foreword', role: 'doc-foreword' },
  preface: { type: 'preface', role: 'doc-preface' },
  acknowledgments: { type: 'acknowledgments', role: 'doc-acknowledgments' },
  introduction: { type: 'introduction', role: 'doc-introduction' },
  part: { type: 'part', role: 'doc-part' },
  chapter: { type: 'chapter', role: 'doc-chapter' },
  conclusion: { type: 'conclusion', role: 'doc-conclusion' },
  afterword: { type: 'afterword', role: 'doc-afterword' },
  appendix: { type: 'appendix', role: 'doc-appendix' },
  glossary: { type: 'glossary', role: 'doc-glossary' },
  bibliography: { type: 'bibliography', role: 'doc-bibliography' },
  colophon: { type: 'colophon', role: 'doc-colophon' },
}

/** Elements, by tag name and class. */
const elements: Readonly<Record<string, Meaning>> = {
  'a.noteref': { type: 'noteref', role: 'doc-noteref', label: (number, words) => `${words.note} ${number}` },
  'section.notes': { type: 'footnotes', role: 'doc-endnotes', named: true },
  'div.footnote': { type: 'footnote', role: 'doc-footnote' },
  'a.backlink': {
    type: 'backlink',
    role: 'doc-backlink',
    label: (number, words) => `${words.backToText} ${number}`,
  },
  'a.cite': { type: 'biblioref', role: 'doc-biblioref' },
  'a.citeback': { type: 'backlink', role: 'doc-backlink' },
  'figure.epigraph': { type: 'epigraph', role: 'doc-epigraph' },
  'p.subtitle': { type: 'subtitle', role: 'doc-subtitle' },
  // The prefix is declared in chapter.xhtml.ejs.
  'div.verse': { type: 'z3998:verse' },
  // EPUB's `notice` is a warning; this is only an aside.
  'div.callout': { role: 'note' },
  'span.pagebreak': { type: 'pagebreak', role: 'doc-pagebreak', label: (number) => number },
}

/** The meaning of an element of the text; undefined where its own tag says all. */
export function meaningOf(element: Element): Meaning | undefined {
  const { className, href } = element.properties
  if (!Array.isArray(className)) return undefined
  // A link that leads nowhere is text.
  if (element.tagName === 'a' && href === undefined) return undefined
  for (const name of className) {
    const meaning = elements[`${element.tagName}.${name}`]
    if (meaning) return meaning
  }
  return undefined
}

/** The attributes that say so. */
export function attributesOf({ type, role }: Meaning): Properties {
  return { ...(type && { 'epub:type': type }), ...(role && { role }) }
}
