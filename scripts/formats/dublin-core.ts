import type { PDFDocument } from '@cantoo/pdf-lib'

import { isoDay } from '../model/day.ts'
import type { Edition } from '../model/format.ts'
import { fullTitle } from './titles.ts'

/** What a catalogue wants to know of a file. */
export interface Described {
  readonly title: string
  readonly authors: readonly string[]
  readonly description?: string
  readonly subjects: readonly string[]
  readonly publisher?: string
  readonly rights?: string
  /** A year, a month or a day: `2026-11`. */
  readonly date?: string
  /** `urn:isbn:…`, `doi:…` or an address. */
  readonly identifier?: string
  /** BCP 47. */
  readonly lang?: string
}

/** The same of a publication, read on a screen or printed: each may have an ISBN of its own. */
export function describedOf(
  { publication, date }: Pick<Edition, 'publication' | 'date'>,
  medium: 'pdf' | 'print',
): Described {
  const { metadata } = publication
  const { authors, description, subjects, publisher, lang } = metadata
  const rights = metadata.rights ?? metadata.license
  const identifier = identifierOf(metadata.identifiers, medium)
  return {
    title: fullTitle(metadata),
    authors: authors.map(({ name }) => name),
    subjects: subjects.map(({ label }) => label),
    date: metadata.date ?? isoDay(date),
    lang,
    ...(description && { description }),
    ...(publisher && { publisher }),
    ...(rights && { rights }),
    ...(identifier && { identifier }),
  }
}

/** The first that is this medium's or any's. XMP has room for one (ISO 16684-1, table 8). */
function identifierOf(
  identifiers: Edition['publication']['metadata']['identifiers'],
  medium: 'pdf' | 'print',
): string | undefined {
  const own = identifiers.filter((identifier) => (identifier.for ?? medium) === medium)
  const [first] = own.toSorted((a, b) => Number(b.for === medium) - Number(a.for === medium))
  if (!first) return undefined
  if (first.scheme === 'ISBN-13') return `urn:isbn:${first.value.replaceAll(/\D/g, '')}`
  return first.scheme === 'DOI' ? `doi:${first.value}` : first.value
}

/** The information dictionary (ISO 32000-1, 14.3.3), which has a place for fewer. */
export function inform(document: PDFDocument, { title, authors, description, subjects }: Described): void {
  document.setTitle(title, { showInWindowTitleBar: true })
  if (authors.length > 0) document.setAuthor(authors.join('; '))
  if (description) document.setSubject(description)
  if (subjects.length > 0) document.setKeywords([subjects.join('; ')])
}

/** Properties of an XMP packet, with the prefixes `dc` and `pdf` (ISO 16684-1, 8.3). */
export function dublinCore(described: Described): string {
  const { title, authors, description, subjects, publisher, rights, date, identifier, lang } = described
  const lines = [
    '<dc:format>application/pdf</dc:format>',
    `<dc:title>${alternatives(title)}</dc:title>`,
    authors.length > 0 && `<dc:creator>${list('Seq', authors)}</dc:creator>`,
    description && `<dc:description>${alternatives(description)}</dc:description>`,
    subjects.length > 0 && `<dc:subject>${list('Bag', subjects)}</dc:subject>`,
    subjects.length > 0 && `<pdf:Keywords>${escapeXml(subjects.join('; '))}</pdf:Keywords>`,
    publisher && `<dc:publisher>${list('Bag', [publisher])}</dc:publisher>`,
    rights && `<dc:rights>${alternatives(rights)}</dc:rights>`,
    date && `<dc:date>${list('Seq', [date])}</dc:date>`,
    identifier && `<dc:identifier>${escapeXml(identifier)}</dc:identifier>`,
    lang && `<dc:language>${list('Bag', [lang])}</dc:language>`,
  ]
  return lines.filter(Boolean).join('\n')
}

const alternatives = (text: string): string =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`

const list = (kind: 'Bag' | 'Seq', texts: readonly string[]): string =>
  `<rdf:${kind}>${texts.map((text) => `<rdf:li>${escapeXml(text)}</rdf:li>`).join('')}</rdf:${kind}>`

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
