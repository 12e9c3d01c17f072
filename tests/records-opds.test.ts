import { DOMParser, type Element } from '@xmldom/xmldom'
import { describe, expect, test } from 'vitest'

import { bare, catalogueOf, oddities, recordOf, recordsOf } from './records-catalogue.ts'
import {
  OPDSAcquisitionLink,
  OPDSArtworkLink,
  readFeed,
  readOpds1,
  readOpds2,
} from './records-opds-readers.ts'
import { opdsSchema } from './records-opds-schema.ts'

const isValid = opdsSchema()
const withFiles = oddities.filter(([, { files }]) => files.length > 0)
const fullTitle = 'The Right to Know: A pamphlet on open government & its <friends>'

/** Everything of a document that is blank: what readers would show as an empty line. */
function blanks(value: unknown, at = ''): string[] {
  if (value === '' || value === null) return [at]
  if (typeof value !== 'object') return []
  const entries = Object.entries(value)
  return entries.length === 0 ? [at] : entries.flatMap(([key, inner]) => blanks(inner, `${at}/${key}`))
}

describe('OPDS 2.0', () => {
  test.each(withFiles)('%s is valid, and nothing in it is blank', (_, catalogue) => {
    const feed: unknown = JSON.parse(recordOf(catalogue, 'opds.json'))
    expect(isValid(feed), JSON.stringify(isValid.errors)).toBe(true)
    expect(blanks(feed)).toEqual([])
  })

  test.each([
    ['a relation that is none', (feed: string) => feed.replaceAll('acquisition/open-access', 'free')],
    ['a word for a date', (feed: string) => feed.replaceAll('2026-11-24T00:00:00Z', 'today')],
    ['a hazard of its own', (feed: string) => feed.replace('"none"', '"boredom"')],
    ['a language that is none', (feed: string) => feed.replace('"en-GB"', '"in English"')],
    ['no link to itself', (feed: string) => feed.replace('"self"', '"other"')],
  ])('%s would be found', (_, spoil) => {
    const feed = recordOf(catalogueOf(), 'opds.json')
    expect(spoil(feed)).not.toBe(feed)
    expect(isValid(JSON.parse(spoil(feed)))).toBe(false)
  })

  test('a reader of others finds the book, its people and its files', () => {
    const [book] = readOpds2(recordOf(catalogueOf(), 'opds.json')).Publications
    expect(book?.Metadata).toMatchObject({
      Title: 'The Right to Know',
      SubTitle: 'A pamphlet on open government & its <friends>',
      Identifier: 'urn:isbn:9780306406157',
      Language: ['en-GB'],
      Author: [{ Name: 'Ada One' }, { Name: 'Ludwig van Two' }],
      Editor: [{ Name: 'Salt & Sea Collective' }],
      Translator: [{ Name: 'Di Four' }],
      PublicationDate: new Date('2026-11-24T00:00:00Z'),
      NumberOfPages: 48,
      Accessibility: {
        AccessModeSufficient: [['textual'], ['textual', 'visual']],
        Hazard: ['none'],
        ConformsTo: ['https://www.w3.org/TR/epub-a11y-11#wcag-2.2-aa'],
        Certification: { CertifiedBy: ['Ada One'] },
      },
    })
    const files = book?.Links.filter(({ Rel }) =>
      Rel?.includes('http://opds-spec.org/acquisition/open-access'),
    )
    expect(files?.map(({ Href, TypeLink }) => [Href, TypeLink]).slice(0, 3)).toEqual([
      ['https://example.org/know/know.epub', 'application/epub+zip'],
      ['https://example.org/know/know.kepub.epub', 'application/kepub+zip'],
      ['https://example.org/know/know.pdf', 'application/pdf'],
    ])
    expect(book?.Images).toMatchObject([{ Href: 'https://example.org/know/know-cover.jpg', Width: 1560 }])
  })

  test('a month is no day, and a file for printing none for reading', () => {
    const feed = recordOf(catalogueOf({ metadata: { date: '2026-11' } }), 'opds.json')
    expect(JSON.parse(feed).publications[0].metadata.published).toBeUndefined()
    expect(feed).not.toMatch(/booklet|press/)
  })
})

const document = (xml: string) =>
  new DOMParser({ onError: (level, message) => expect.fail(`${level}: ${message}`) }).parseFromString(
    xml,
    'application/xml',
  )

const childrenOf = (parent: Element | null | undefined, name: string): Element[] =>
  Array.from(parent?.childNodes ?? []).filter((node): node is Element => node.nodeName === name)

describe('OPDS 1.2', () => {
  test.each(withFiles)('%s is a feed as Atom has it', (_, catalogue) => {
    const feed = document(recordOf(catalogue, 'opds.xml')).documentElement
    const [entry] = childrenOf(feed, 'entry')
    // RFC 4287, sections 4.1.1 and 4.1.2: exactly one of each, and an author in the entry or in its feed.
    for (const element of [feed, entry])
      for (const name of ['id', 'title', 'updated']) {
        expect(childrenOf(element, name)).toHaveLength(1)
        expect(childrenOf(element, name)[0]?.textContent).toMatch(/\S/)
      }
    expect(childrenOf(feed, 'author')).toHaveLength(1)
    const ids = [feed, entry].map((element) => childrenOf(element, 'id')[0]?.textContent ?? '')
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/)
    for (const link of childrenOf(entry, 'link'))
      expect(() => new URL(link.getAttribute('href') ?? ' ', 'http://a/')).not.toThrow()
    const acquisitions = childrenOf(entry, 'link').filter(
      (link) => link.getAttribute('rel') === 'http://opds-spec.org/acquisition/open-access',
    )
    expect(acquisitions.length).toBeGreaterThan(0)
    for (const link of acquisitions) {
      expect(link.getAttribute('type')).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/)
      expect(Number(link.getAttribute('length'))).toBe(12_345)
    }
  })

  test('a reader of others finds the book, its people and its files', async () => {
    const [entry] = (await readFeed(recordOf(catalogueOf(), 'opds.xml'))).entries
    expect(entry).toMatchObject({
      id: 'urn:isbn:9780306406157',
      title: fullTitle,
      language: 'en-GB',
      publisher: 'Ten Foot Press',
      issued: '2026-11-24',
      rights: '© 2026 the authors',
    })
    expect(entry?.authors.map(({ name }) => name)).toEqual(['Ada One', 'Ludwig van Two'])
    expect(entry?.categories.map(({ term, label }) => [term, label])).toEqual([
      ['POL010000', 'Freedom of information'],
      ['Pamphlets', 'Pamphlets'],
      ['Secrets & "lies"', 'Secrets & "lies"'],
    ])
    const files = entry?.links.filter((link) => link instanceof OPDSAcquisitionLink)
    expect(files?.map(({ type }) => type)).toEqual([
      'application/epub+zip',
      'application/kepub+zip',
      'application/pdf',
      'application/pdf',
      'text/html',
      'text/plain',
    ])
    expect(entry?.links.filter((link) => link instanceof OPDSArtworkLink)).toHaveLength(2)
  })

  test('another reader finds the same in both feeds', () => {
    const [old] = readOpds1(recordOf(catalogueOf(), 'opds.xml')).Publications
    const [young] = readOpds2(recordOf(catalogueOf(), 'opds.json')).Publications
    for (const field of ['Identifier', 'Language', 'PublicationDate', 'Description', 'Modified'] as const)
      expect(old?.Metadata[field]).toEqual(young?.Metadata[field])
    const filesOf = (book: typeof old) =>
      book?.Links.filter(({ Rel }) => Rel?.some((rel) => rel.includes('acquisition'))).map(({ Href }) => Href)
    expect(filesOf(old)).toEqual(filesOf(young))
  })
})

describe('the identifier', () => {
  const idOf = (catalogue = catalogueOf()): string =>
    document(recordOf(catalogue, 'opds.xml')).getElementsByTagName('id')[1]?.textContent ?? ''

  test('stays when title, address, date and description change', () => {
    const metadata = { ...bare, title: 'A' }
    const first = idOf(catalogueOf({ metadata }))
    expect(first).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    const change = { title: 'B', url: 'https://example.net/', date: '2027', description: 'New' }
    expect(idOf(catalogueOf({ metadata: { ...metadata, ...change } }))).toBe(first)
    expect(idOf(catalogueOf({ metadata: { ...metadata, edition: { number: 2 } } }))).not.toBe(first)
  })

  test.each([
    [[{ scheme: 'DOI', value: '10.1/a<b>' }], 'https://doi.org/10.1/a%3Cb%3E'],
    [[{ scheme: 'URI', value: 'https://example.org/ü' }], 'https://example.org/%C3%BC'],
    [[{ scheme: 'ISBN-13', value: '978-0-306-40615-7' }], 'urn:isbn:9780306406157'],
  ])('%j is %s', (identifiers, expected) => {
    expect(idOf(catalogueOf({ metadata: { identifiers } }))).toBe(expected)
  })
})

test('a cover that readers may not show is none', () => {
  const cover = { path: 'know.svg', mediaType: 'image/svg+xml', width: 5, height: 8 }
  const catalogue = { ...catalogueOf(), cover }
  expect(isValid(JSON.parse(recordOf(catalogue, 'opds.json')))).toBe(true)
  for (const path of ['opds.json', 'opds.xml']) expect(recordOf(catalogue, path)).not.toContain('svg')
})

test('without files to read there are no feeds', () => {
  const paths = [...recordsOf(catalogueOf({ files: catalogueOf().files.slice(4, 6) })).keys()]
  expect(paths).not.toEqual(expect.arrayContaining([expect.stringMatching(/opds|onix/)]))
})
