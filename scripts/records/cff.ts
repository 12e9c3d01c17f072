import { stringify } from 'yaml'

import type { Catalogue } from '../model/catalogue.ts'
import { fullTitle } from '../model/filing.ts'
import { licenseAddress, spdxId } from '../model/license.ts'
import type { Contributor } from '../model/metadata.ts'
import { pageAddress } from './addresses.ts'
import { isbnOf } from './isbn.ts'
import { doiAddress, doiOf, writtenDate } from './names.ts'
import { creatorsOf, namePartsOf, peopleOf } from './people.ts'

/**
 * `CITATION.cff`, version 1.2.0: the button “Cite this repository” of code hosts reads it.
 *
 * The format asks for an author: an editor or the publisher stands in for one. Where nobody at all is named there is
 * no such file.
 */
export function cff(catalogue: Catalogue): string | undefined {
  const { metadata } = catalogue
  const { description, license, publisher, subjects } = metadata
  const creators = creatorsOf(metadata).map(agent)
  const authors = creators.length > 0 ? creators : publisher ? [{ name: publisher }] : []
  if (authors.length === 0) return undefined
  const written = writtenDate(catalogue)
  const spdx = spdxId(license)
  const record = {
    'cff-version': '1.2.0',
    message: 'If you use this work, please cite it as below.',
    // Of the two kinds that there are, the one that is no program.
    type: 'dataset',
    title: fullTitle(metadata),
    abstract: description,
    authors,
    'date-released': written.length === 10 ? written : undefined,
    ...whereabouts(catalogue),
    license: spdx,
    'license-url': spdx ? undefined : licenseAddress(license),
    keywords: subjects.length > 0 ? [...new Set(subjects.map(({ label }) => label))] : undefined,
    'preferred-citation': preferred(catalogue, authors),
  }
  // Quotes keep `no`, dates and numbers what they are: text.
  return stringify(record, {
    aliasDuplicateObjects: false,
    defaultKeyType: 'PLAIN',
    defaultStringType: 'QUOTE_DOUBLE',
    lineWidth: 0,
  })
}

function preferred(catalogue: Catalogue, authors: readonly object[]) {
  const { metadata } = catalogue
  const { publisher, edition, series, lang } = metadata
  const [year, month] = writtenDate(catalogue).split('-')
  return {
    type: 'book',
    title: fullTitle(metadata),
    authors,
    editors: agents(peopleOf(metadata, 'edt')),
    translators: agents(peopleOf(metadata, 'trl')),
    year: Number(year),
    month: month === undefined ? undefined : Number(month),
    publisher: publisher && { name: publisher },
    edition: edition?.number?.toString() ?? edition?.note,
    'collection-title': series?.title,
    isbn: isbnOf(catalogue),
    ...whereabouts(catalogue),
    languages: [new Intl.Locale(lang).language],
  }
}

/** The format takes no DOI with signs such as `<`, which older ones have: its address stands in for it. */
function whereabouts(catalogue: Catalogue): { doi?: string | undefined; url?: string | undefined } {
  const doi = doiOf(catalogue)
  const url = pageAddress(catalogue, 'index.html')
  if (doi === undefined || plainDoi.test(doi)) return { doi, url }
  return { url: url ?? doiAddress(doi) }
}

/** As the format's own schema has it. */
const plainDoi = /^10\.\d{4,9}(?:\.\d+)?\/[A-Za-z0-9:/_;\-.()[\]\\]+$/

const agents = (people: readonly Contributor[]): object[] | undefined =>
  people.length > 0 ? people.map(agent) : undefined

function agent(person: Contributor): object {
  const parts = namePartsOf(person)
  if ('literal' in parts) return { name: parts.literal }
  return { 'family-names': parts.family, 'given-names': parts.given, 'name-suffix': parts.suffix }
}
