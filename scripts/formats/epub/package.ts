import { isoDay } from '../../model/day.ts'
import { fileName, fileTitle } from '../../model/filing.ts'
import type { Edition } from '../../model/format.ts'
import { licenseAddress } from '../../model/license.ts'
import type { Metadata } from '../../model/metadata.ts'
import { identifiersOf, printIdentifier } from '../../model/urn.ts'
import type { Words } from '../../model/words.ts'
import { byline, creatorsOf } from './credits.ts'

/** Where the pages are that the text marks (EPUB Accessibility 1.1, 4.1.3): in print, or in the PDF beside it. */
function pageSource({ publication, slug, formats }: Edition): string {
  const { metadata } = publication
  const file = formats.includes('pdf') && metadata.url ? `${metadata.url}${slug}.pdf` : undefined
  return printIdentifier(metadata) ?? file ?? 'none'
}

/** What the templates of the package file, the contents and the NCX say of the publication. */
export function describePublication(edition: Edition) {
  const { metadata, words } = edition.publication
  const { title, subtitle, lang, publisher, series } = metadata
  const creators = creatorsOf(metadata)
  return {
    lang,
    dir: metadata.dir ?? 'ltr',
    title,
    subtitle,
    titleFileAs: fileTitle(title, lang),
    identifiers: identifiersOf({ metadata, slug: edition.slug }, 'epub'),
    pageSource: pageSource(edition),
    creators: creators.map(credit),
    contributors: metadata.authors.filter((person) => !creators.includes(person)).map(credit),
    publisher,
    date: metadata.date ?? isoDay(edition.date),
    modified: `${isoDay(edition.date)}T00:00:00Z`,
    description: metadata.description ?? describe(metadata, words),
    subjects: metadata.subjects,
    rights: metadata.rights ?? metadata.license,
    licenseAddress: licenseAddress(metadata.license),
    editionNumber: metadata.edition?.number,
    series,
  }
}

function credit(person: Metadata['authors'][number]) {
  return { name: person.name, role: person.role, fileAs: fileName(person) }
}

/** Shops refuse a book that is not described. */
function describe(metadata: Metadata, words: Words): string {
  const { title, subtitle } = metadata
  return `${byline(subtitle ? `${title}: ${subtitle}` : title, metadata, words)}.`
}
