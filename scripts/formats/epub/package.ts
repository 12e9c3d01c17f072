import { isoDay } from '../../model/day.ts'
import { fileName, fileTitle } from '../../model/filing.ts'
import type { Edition } from '../../model/format.ts'
import { licenseAddress } from '../../model/license.ts'
import type { Metadata } from '../../model/metadata.ts'
import { identifiersOf, printIdentifier } from '../../model/urn.ts'
import type { Words } from '../../model/words.ts'
import { byline, creatorsOf } from './credits.ts'

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
    printIdentifier: printIdentifier(metadata),
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
