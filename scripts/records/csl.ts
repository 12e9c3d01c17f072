import type { Catalogue } from '../model/catalogue.ts'
import { fullTitle } from '../model/filing.ts'
import type { Contributor } from '../model/metadata.ts'
import { pageAddress } from './addresses.ts'
import { isbnOf } from './isbn.ts'
import { doiOf, writtenDate } from './names.ts'
import { namePartsOf, peopleOf } from './people.ts'

/** The publication as an item of CSL-JSON 1.0.2, for citing the work itself. */
export function cslItem(catalogue: Catalogue): Record<string, unknown> {
  const { metadata, slug } = catalogue
  const { publisher, lang, description, edition, series } = metadata
  const item = {
    id: slug,
    type: 'book',
    title: fullTitle(metadata),
    author: names(peopleOf(metadata, 'aut')),
    editor: names(peopleOf(metadata, 'edt')),
    translator: names(peopleOf(metadata, 'trl')),
    illustrator: names(peopleOf(metadata, 'ill')),
    // CSL has no role for who introduces a book.
    contributor: names(peopleOf(metadata, 'aui')),
    issued: { 'date-parts': [writtenDate(catalogue).split('-').map(Number)] },
    publisher,
    edition: edition?.number?.toString() ?? edition?.note,
    'collection-title': series?.title,
    'collection-number': series?.position?.toString(),
    ISBN: isbnOf(catalogue),
    DOI: doiOf(catalogue),
    URL: pageAddress(catalogue, 'index.html'),
    language: lang,
    abstract: description,
  }
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined))
}

const names = (people: readonly Contributor[]): readonly object[] | undefined =>
  people.length > 0 ? people.map(namePartsOf) : undefined
