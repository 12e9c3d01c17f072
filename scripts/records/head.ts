import type { Element } from 'hast'
import { h } from 'hastscript'

import type { Catalogue } from '../model/catalogue.ts'
import { fullTitle } from '../model/filing.ts'
import { licenseAddress } from '../model/license.ts'
import { addressFrom, pageAddress, wholeAddress } from './addresses.ts'
import { isbnOf } from './isbn.ts'
import { allIdentifiers, doiOf, writtenDate } from './names.ts'
import { creatorsOf } from './people.ts'
import { readableFiles } from './reading.ts'
import { opds1Type } from './opds1.ts'
import { opds2Type } from './opds2.ts'

/** A page of the folder. */
export interface Page {
  /** Below the output folder; relative links go out from it. */
  readonly path: string
  /** Of a chapter; the publication's own for its download page. */
  readonly title?: string
}

/**
 * What the head of a page says of the publication to search engines, libraries and messengers: `meta` and `link`
 * elements. The page's own `title`, `charset` and `viewport` are not among them.
 *
 * `citation_*` is what Google Scholar and Zotero read; addresses in it and in `og:` have to be whole, and are left
 * out without a base.
 */
export function headOf(catalogue: Catalogue, page: Page = { path: 'index.html' }): Element[] {
  const { description } = catalogue.metadata
  return [
    ...(description ? [named('description', description)] : []),
    ...creatorsOf(catalogue.metadata).map(({ name }) => named('author', name)),
    ...links(catalogue, page),
    ...dublinCore(catalogue),
    ...citation(catalogue),
    ...openGraph(catalogue, page),
  ]
}

function links(catalogue: Catalogue, { path }: Page): Element[] {
  const canonical = pageAddress(catalogue, path)
  const license = licenseAddress(catalogue.metadata.license)
  const alternate = (type: string, file: string): Element =>
    h('link', { rel: ['alternate'], type, href: addressFrom(path, file) })
  return [
    ...(canonical ? [h('link', { rel: ['canonical'], href: canonical })] : []),
    ...(license ? [h('link', { rel: ['license'], href: license })] : []),
    ...(readableFiles(catalogue).length > 0
      ? [alternate(opds1Type, 'opds.xml'), alternate(opds2Type, 'opds.json')]
      : []),
    alternate('application/ld+json', 'metadata.json'),
  ]
}

/** DCMI, Expressing Dublin Core metadata using HTML/XHTML meta and link elements. */
function dublinCore(catalogue: Catalogue): Element[] {
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

function citation(catalogue: Catalogue): Element[] {
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

/** https://ogp.me, type `book`. */
function openGraph(catalogue: Catalogue, { path, title }: Page): Element[] {
  const { metadata, cover } = catalogue
  const image = cover && wholeAddress(catalogue, cover.path)
  return [
    property('og:type', 'book'),
    property('og:title', title ?? fullTitle(metadata)),
    ...(title ? [property('og:site_name', fullTitle(metadata))] : []),
    ...(metadata.description ? [property('og:description', metadata.description)] : []),
    property('og:locale', localeOf(metadata.lang)),
    ...[pageAddress(catalogue, path)].flatMap((address) => (address ? [property('og:url', address)] : [])),
    ...(cover && image
      ? [
          property('og:image', image),
          property('og:image:type', cover.mediaType),
          property('og:image:width', String(cover.width)),
          property('og:image:height', String(cover.height)),
          ...(cover.alt ? [property('og:image:alt', cover.alt)] : []),
        ]
      : []),
    ...[isbnOf(catalogue)].flatMap((isbn) => (isbn ? [property('book:isbn', isbn)] : [])),
    property('book:release_date', writtenDate(catalogue)),
  ]
}

/** `pt_BR`; the language alone where no country is named. */
function localeOf(lang: string): string {
  const { language, region } = new Intl.Locale(lang)
  return region ? `${language}_${region}` : language
}

const named = (name: string, content: string): Element => h('meta', { name, content })

const property = (name: string, content: string): Element => h('meta', { property: name, content })

const optional = (name: string, content: string | undefined): Element[] =>
  content ? [named(name, content)] : []
