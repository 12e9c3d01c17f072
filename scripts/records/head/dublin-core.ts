import type { Element } from 'hast'
import { h } from 'hastscript'

import type { Catalogue } from '../../model/catalogue.ts'
import { fullTitle } from '../../model/filing.ts'
import { allIdentifiers, writtenDate } from '../names.ts'
import { creatorsOf } from '../people.ts'
import { named, optional } from './meta.ts'

/** DCMI, Expressing Dublin Core metadata using HTML/XHTML meta and link elements. */
export function dublinCore(catalogue: Catalogue): Element[] {
  const { metadata } = catalogue
  const creators = creatorsOf(metadata)
  return [
    h('link', { rel: ['schema.DCTERMS'], href: 'http://purl.org/dc/terms/' }),
    named('DCTERMS.title', fullTitle(metadata)),
    ...creators.map(({ name }) => named('DCTERMS.creator', name)),
    ...metadata.authors
      .filter((person) => !creators.includes(person))
      .map(({ name }) => named('DCTERMS.contributor', name)),
    ...optional('DCTERMS.publisher', metadata.publisher),
    named('DCTERMS.issued', writtenDate(catalogue)),
    named('DCTERMS.language', metadata.lang),
    ...metadata.subjects.map(({ label }) => named('DCTERMS.subject', label)),
    ...optional('DCTERMS.rights', metadata.rights ?? metadata.license),
    ...allIdentifiers(catalogue).map((identifier) => named('DCTERMS.identifier', identifier)),
  ]
}
