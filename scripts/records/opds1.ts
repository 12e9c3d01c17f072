import type { Element } from 'xast'

import type { Catalogue, CatalogueFile } from '../model/catalogue.ts'
import { fullTitle } from '../model/filing.ts'
import { licenseAddress } from '../model/license.ts'
import type { Contributor } from '../model/metadata.ts'
import { program } from '../model/program.ts'
import { addressOf } from './addresses.ts'
import { allIdentifiers, feedIdentifier, timestamp, workIdentifier, writtenDate } from './names.ts'
import { creatorsOf } from './people.ts'
import { readableFiles, shownCover } from './reading.ts'
import { atomScheme } from './subjects.ts'
import { x, xmlText } from './xml.ts'

/** Media type of the feed (OPDS 1.2, section 6). */
export const opds1Type = 'application/atom+xml;profile=opds-catalog;kind=acquisition'

/**
 * An acquisition feed of OPDS 1.2 with the publication as its one entry.
 *
 * Addresses may be relative (RFC 4287, section 2): readers take them from where they found the feed. An entry has to
 * lead to a file (OPDS 1.2, section 5): undefined where there is none to read.
 */
export function opds1(catalogue: Catalogue): string | undefined {
  const { metadata } = catalogue
  if (readableFiles(catalogue).length === 0) return undefined
  const feed = x(
    'feed',
    {
      xmlns: 'http://www.w3.org/2005/Atom',
      'xmlns:dc': 'http://purl.org/dc/terms/',
      'xmlns:opds': 'http://opds-spec.org/2010/catalog',
      'xml:lang': metadata.lang,
    },
    x('id', feedIdentifier(catalogue)),
    x('title', fullTitle(metadata)),
    x('updated', timestamp(catalogue)),
    // Whose feed it is, which RFC 4287 asks for even where nobody has signed the book.
    x('author', x('name', metadata.publisher ?? program.name)),
    x('generator', { version: program.version }, program.name),
    link(catalogue, 'self', 'opds.xml', opds1Type),
    link(catalogue, 'start', 'opds.xml', opds1Type),
    entry(catalogue),
  )
  return xmlText(feed)
}

function entry(catalogue: Catalogue): Element {
  const { metadata } = catalogue
  const creators = creatorsOf(metadata)
  const others = metadata.authors.filter((person) => !creators.includes(person))
  return x(
    'entry',
    x('title', fullTitle(metadata)),
    x('id', workIdentifier(catalogue)),
    x('updated', timestamp(catalogue)),
    published(catalogue),
    creators.map((creator) => person('author', creator)),
    others.map((contributor) => person('contributor', contributor)),
    metadata.subjects.map(category),
    rights(catalogue),
    metadata.description ? x('summary', { type: 'text' }, metadata.description) : undefined,
    dublinCore(catalogue),
    pictures(catalogue),
    link(catalogue, 'alternate', 'index.html', 'text/html'),
    readableFiles(catalogue).map((file) => acquisition(catalogue, file)),
  )
}

const person = (name: 'author' | 'contributor', { name: full }: Contributor): Element =>
  x(name, x('name', full))

/** Atom knows whole days only; `dc:issued` has the date as it was written. */
const published = (catalogue: Catalogue): Element | undefined =>
  writtenDate(catalogue).length === 10 ? x('published', `${writtenDate(catalogue)}T00:00:00Z`) : undefined

function category({ scheme, code, label }: Catalogue['metadata']['subjects'][number]): Element {
  return x('category', { term: code ?? label, scheme: scheme && atomScheme(scheme), label })
}

function rights({ metadata }: Catalogue): (Element | undefined)[] {
  const address = licenseAddress(metadata.license)
  const text = metadata.rights ?? metadata.license
  return [
    text ? x('rights', text) : undefined,
    address ? x('link', { rel: 'license', href: address }) : undefined,
  ]
}

function dublinCore(catalogue: Catalogue): (Element | undefined)[] {
  const { lang, publisher } = catalogue.metadata
  return [
    x('dc:language', lang),
    publisher ? x('dc:publisher', publisher) : undefined,
    x('dc:issued', writtenDate(catalogue)),
    ...allIdentifiers(catalogue).map((identifier) => x('dc:identifier', identifier)),
  ]
}

function pictures(catalogue: Catalogue): Element[] {
  const cover = shownCover(catalogue)
  if (!cover) return []
  const relations = ['http://opds-spec.org/image', 'http://opds-spec.org/image/thumbnail']
  return relations.map((rel) => link(catalogue, rel, cover.path, cover.mediaType))
}

function acquisition(catalogue: Catalogue, { path, mediaType, bytes, name }: CatalogueFile): Element {
  return x('link', {
    rel: 'http://opds-spec.org/acquisition/open-access',
    href: addressOf(catalogue, path),
    type: mediaType,
    length: String(bytes),
    title: name,
  })
}

const link = (catalogue: Catalogue, rel: string, path: string, type: string): Element =>
  x('link', { rel, href: addressOf(catalogue, path), type })
