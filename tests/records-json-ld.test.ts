import { describe, expect, test } from 'vitest'

import { jsonLd } from '../scripts/records/index.ts'
import { catalogueOf, oddities, recordOf } from './records-catalogue.ts'

interface Thing {
  readonly [property: string]: unknown
}

const bookOf = (catalogue = catalogueOf()): Thing => JSON.parse(recordOf(catalogue, 'metadata.json')) as Thing

const examples = (book: Thing): readonly Thing[] => book['workExample'] as Thing[]

/** The approved values of https://www.w3.org/2021/a11y-discov-vocab/latest/, as far as the sample has them. */
const modes = ['auditory', 'tactile', 'textual', 'visual']

/** Every object of a document, with the properties it has. */
function objects(value: unknown): Thing[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap(objects)
  return Array.isArray(value) ? inner : [value as Thing, ...inner]
}

describe('metadata.json', () => {
  test.each(oddities)(
    '%s is a Book whose every thing has a type and whose every value says something',
    (_, catalogue) => {
      const book = bookOf(catalogue)
      expect(book).toMatchObject({
        '@context': 'https://schema.org',
        '@type': 'Book',
        name: catalogue.metadata.title,
      })
      expect(String(book['@id'])).toMatch(/^[a-z][a-z0-9+.-]*:[\x21-\x7e]+$/)
      for (const thing of objects(book)) {
        expect(thing).toHaveProperty('@type')
        for (const value of Object.values(thing)) expect([null, '', []]).not.toContainEqual(value)
      }
    },
  )

  test('accessModeSufficient is a list of lists', () => {
    for (const thing of [bookOf(), ...examples(bookOf())]) {
      for (const list of (thing['accessModeSufficient'] ?? []) as Thing[]) {
        expect(list['@type']).toBe('ItemList')
        for (const mode of list['itemListElement'] as string[]) expect(modes).toContain(mode)
      }
    }
    expect(bookOf()['accessModeSufficient']).toHaveLength(2)
  })

  test('each file says where it is, what it is, how long it is, and its checksum', () => {
    const catalogue = catalogueOf()
    const found = examples(bookOf(catalogue)).map((file) => [
      file['contentUrl'],
      file['encodingFormat'],
      file['contentSize'],
      file['sha256'],
    ])
    expect(found).toEqual(
      catalogue.files.map(({ path, mediaType, bytes, sha256 }) => [
        `https://example.org/know/${path}`,
        mediaType,
        `${bytes} B`,
        sha256,
      ]),
    )
  })

  test('a file says of accessibility what was found in itself', () => {
    const [pdf, epub, , , booklet] = examples(bookOf())
    expect(pdf).toMatchObject({
      accessibilityFeature: ['taggedPDF', 'tableOfContents'],
      conformsTo: ['PDF/UA-1'],
    })
    expect(epub).toMatchObject({ accessibilityHazard: ['none'], isbn: '9780306406157' })
    expect(booklet).not.toHaveProperty('accessMode')
    expect(examples(bookOf()).filter((file) => file['isbn'])).toHaveLength(1)
  })

  test('where there is an address, it leads to reading at once', () => {
    expect(bookOf()['potentialAction']).toEqual({
      '@type': 'ReadAction',
      target: { '@type': 'EntryPoint', urlTemplate: 'https://example.org/know/read/' },
    })
    const onePage = catalogueOf({ pages: ['index.html'] })
    expect(JSON.stringify(bookOf(onePage)['potentialAction'])).toContain('https://example.org/know/know.html')
    const nowhere = bookOf(catalogueOf({ metadata: { url: undefined } }))
    expect(nowhere).not.toHaveProperty('potentialAction')
    expect(nowhere).not.toHaveProperty('url')
    expect(examples(nowhere)[0]?.['contentUrl']).toBe('know.pdf')
  })

  test('the page gets the same', () => {
    expect(JSON.parse(JSON.stringify(jsonLd(catalogueOf())))).toEqual(bookOf())
  })

  test.each([
    ['2026', 'CC0-1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    ['2026-11', 'cc-by-nc-sa-3.0-de', 'https://creativecommons.org/licenses/by-nc-sa/3.0/de/'],
    ['2026-11-24', 'GFDL-1.3-or-later', 'https://spdx.org/licenses/GFDL-1.3-or-later'],
    ['2026', 'https://example.org/licence', 'https://example.org/licence'],
    ['2026', 'All rights reserved', 'All rights reserved'],
    ['2026', 'javascript:alert(1)', 'javascript:alert(1)'],
  ])('of %s and %s', (date, license, expected) => {
    expect(bookOf(catalogueOf({ metadata: { date, license } }))).toMatchObject({
      datePublished: date,
      license: expected,
    })
  })
})
