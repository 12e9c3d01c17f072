import type { Element } from 'hast'

import type { Catalogue } from '../../model/catalogue.ts'
import { fullTitle } from '../../model/filing.ts'
import { pageAddress, wholeAddress } from '../addresses.ts'
import { isbnOf } from '../isbn.ts'
import { doiOf, writtenDate } from '../names.ts'
import { creatorsOf } from '../people.ts'
import { named, optional } from './meta.ts'

/** What Google Scholar and Zotero read (Scholar's inclusion guidelines); addresses have to be whole. */
export function citation(catalogue: Catalogue): Element[] {
  const { metadata, files } = catalogue
  const pdf = files.find(({ format }) => format === 'pdf')
  return [
    named('citation_title', fullTitle(metadata)),
    ...creatorsOf(metadata).map(({ name }) => named('citation_author', name)),
    // Scholar parts the date with slashes.
    named('citation_publication_date', writtenDate(catalogue).replaceAll('-', '/')),
    ...optional('citation_publisher', metadata.publisher),
    ...optional('citation_isbn', isbnOf(catalogue)),
    ...optional('citation_doi', doiOf(catalogue)),
    named('citation_language', metadata.lang),
    ...optional('citation_public_url', pageAddress(catalogue, 'index.html')),
    ...optional('citation_pdf_url', pdf && wholeAddress(catalogue, pdf.path)),
  ]
}
