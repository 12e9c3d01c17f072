import { DOMParser, type Element } from '@xmldom/xmldom'
import { describe, expect, test } from 'vitest'

import { catalogueOf, oddities, recordOf } from './records-catalogue.ts'
import { onixFaults } from './records-onix-structure.ts'

const message = (xml: string): Element => {
  const root = new DOMParser({
    onError: (level, reason) => expect.fail(`${level}: ${reason}`),
  }).parseFromString(xml, 'application/xml').documentElement
  if (!root) throw new Error('No element')
  return root
}

const onix = (parts: Parameters<typeof catalogueOf>[0] = {}): Element =>
  message(recordOf(catalogueOf(parts), 'onix.xml'))

const all = (element: Element | undefined, name: string): Element[] =>
  Array.from(element?.getElementsByTagName(name) ?? [])

const texts = (element: Element | undefined, name: string): string[] =>
  all(element, name).map(({ textContent }) => textContent ?? '')

/** `TYPE VALUE` of each feature of a product's form. */
const features = (product: Element | undefined): string[] =>
  all(product, 'ProductFormFeature').map(
    (feature) =>
      `${texts(feature, 'ProductFormFeatureType')[0]} ${texts(feature, 'ProductFormFeatureValue')[0]}`,
  )

describe('a message', () => {
  test.each(oddities.filter(([, { files }]) => files.length > 0))(
    '%s is as ONIX 3.0 has it',
    (_, catalogue) => {
      const root = message(recordOf(catalogue, 'onix.xml'))
      expect(root.getAttribute('release')).toBe('3.0')
      expect(root.namespaceURI).toBe('http://ns.editeur.org/onix/3.0/reference')
      expect(onixFaults(root)).toEqual([])
      const references = texts(root, 'RecordReference')
      expect(new Set(references).size).toBe(references.length)
    },
  )

  test.each([
    [
      'elements in another order',
      /(<ProductComposition>.*?<\/ProductComposition>)\s*(<ProductForm>.*?<\/ProductForm>)/s,
      '$2$1',
    ],
    ['a missing element', /<ProductAvailability>.*?<\/ProductAvailability>/, ''],
    ['a code of another list', '<ProductForm>EB<', '<ProductForm>E101<'],
    ['a wrong digit', '9780306406157', '9780306406158'],
    ['a date that is none', 'dateformat="00"', 'dateformat="05"'],
    ['a language of two letters', '<LanguageCode>eng<', '<LanguageCode>en<'],
    ['a blank', '<PublisherName>Ten Foot Press<', '<PublisherName> <'],
  ] as const)('%s would be found', (_, from, to) => {
    const text = recordOf(catalogueOf(), 'onix.xml')
    expect(text.replace(from, to)).not.toBe(text)
    expect(onixFaults(message(text.replace(from, to))).length).toBeGreaterThan(0)
  })
})

describe('products', () => {
  test('are the files to read, each in its form', () => {
    const forms = all(onix(), 'Product').map((product) => texts(product, 'ProductFormDetail').join(' '))
    expect(forms).toEqual(['E101 E200', 'E107 E201', 'E107 E201', 'E105 E200', 'E112 E200'])
    expect(texts(onix(), 'EditionType')).toEqual(['LTE'])
  })

  test('never share an ISBN', () => {
    const own = { scheme: 'ISBN-13', value: '978-0-306-40615-7', for: 'pdf' }
    const whole = { scheme: 'ISBN-13', value: '978-3-16-148410-0' }
    const ids = all(onix({ metadata: { identifiers: [whole, own] } }), 'Product').map((product) => {
      const [first] = all(product, 'ProductIdentifier')
      return [texts(first, 'ProductIDType')[0], texts(first, 'IDValue')[0]]
    })
    expect(ids.slice(0, 2)).toEqual([
      ['15', '9783161484100'],
      ['15', '9780306406157'],
    ])
    expect(ids.slice(2).map(([type]) => type)).toEqual(['01', '01', '01'])
    expect(new Set(ids.map(([, value]) => value)).size).toBe(5)
  })

  test('name each other, the printed book and the work', () => {
    const [epub] = all(onix(), 'Product')
    const related = all(epub, 'RelatedProduct').map((each) => texts(each, 'ProductRelationCode')[0])
    expect(related).toEqual(['13', '06', '06', '06', '06'])
    expect(texts(all(epub, 'RelatedProduct')[0], 'IDValue')).toEqual(['9783161484100'])
    expect(texts(all(epub, 'RelatedWork')[0], 'IDValue')).toEqual(['10.1234/know'])
  })
})

describe('what is said', () => {
  test('of accessibility was measured in that file', () => {
    const [epub, pdf, , web] = all(onix(), 'Product').map(features)
    expect(epub).toEqual([
      ...['00', '04', '11', '13', '14', '30', '36', '52', '82', '85', '90', '94'].map((code) => `09 ${code}`),
      '12 00',
    ])
    expect(pdf).toEqual(['09 00', '09 05', '09 11', '09 52', '12 24', '12 25', '12 26'])
    expect(web).toEqual(['09 08'])
  })

  test('of the people tells persons from bodies', () => {
    const [product] = all(onix(), 'Product')
    const people = all(product, 'Contributor').map((person) => [
      texts(person, 'ContributorRole')[0],
      texts(person, 'PersonNameInverted')[0] ??
        texts(person, 'CorporateName')[0] ??
        texts(person, 'KeyNames')[0],
    ])
    expect(people).toEqual([
      ['A01', 'One, Ada'],
      ['A01', 'van Two, Ludwig'],
      ['B01', 'Salt & Sea Collective'],
      ['B06', 'Four, D.'],
      ['A24', 'Five, Bo'],
      ['A12', 'Voltaire'],
    ])
  })

  test.each([
    ['en-GB', 'eng', 'GB', undefined],
    ['de', 'ger', undefined, undefined],
    ['zh-Hant', 'chi', undefined, 'Hant'],
    ['pt-BR', 'por', 'BR', undefined],
    ['iw', 'heb', undefined, undefined],
    ['nds', 'nds', undefined, undefined],
    ['ckb', 'und', undefined, undefined],
    ['es-419', 'spa', undefined, undefined],
  ])('the language %s is %s in ONIX', (lang, ...expected) => {
    const [language] = all(onix({ metadata: { lang } }), 'Language')
    expect(['LanguageCode', 'CountryCode', 'ScriptCode'].map((name) => texts(language, name)[0])).toEqual(
      expected,
    )
  })

  test.each([
    ['2026', '05', '2026'],
    ['2026-11', '01', '202611'],
    ['2026-11-24', '00', '20261124'],
  ])('the date %s is no more exact than that', (date, format, written) => {
    const [element] = all(onix({ metadata: { date } }), 'Date')
    expect([element?.getAttribute('dateformat'), element?.textContent]).toEqual([format, written])
  })

  test('needs no address, and then gives none', () => {
    const without = onix({ metadata: { url: undefined } })
    expect(all(without, 'SupportingResource')).toEqual([])
    expect(all(without, 'Website')).toEqual([])
    expect(texts(onix(), 'WebsiteLink').slice(0, 2)).toEqual([
      'https://example.org/know/',
      'https://example.org/know/know.epub',
    ])
  })

  test('of a licence is its name and where to read it', () => {
    const [license] = all(onix(), 'EpubLicense')
    expect(texts(license, 'EpubLicenseName')).toEqual(['CC-BY-4.0'])
    expect(texts(onix(), 'RegionsIncluded')[0]).toBe('WORLD')
    const closed = onix({ metadata: { license: 'Ask us' } })
    expect([...all(closed, 'EpubLicense'), ...all(closed, 'SalesRights')]).toEqual([])
  })
})
