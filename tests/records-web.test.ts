import { DOMParser } from '@xmldom/xmldom'
import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, test } from 'vitest'

import { headOf, records } from '../scripts/records/index.ts'
import { bare, catalogueOf, oddities, recordOf, recordsOf } from './records-catalogue.ts'

describe('sitemap.xml', () => {
  test('lists the pages, a folder by its own address', () => {
    const document = new DOMParser().parseFromString(
      recordOf(catalogueOf(), 'sitemap.xml'),
      'application/xml',
    )
    expect(document.documentElement?.namespaceURI).toBe('http://www.sitemaps.org/schemas/sitemap/0.9')
    expect(Array.from(document.getElementsByTagName('loc'), ({ textContent }) => textContent)).toEqual([
      'https://example.org/know/',
      'https://example.org/know/know.html',
      'https://example.org/know/read/',
      'https://example.org/know/read/one.html',
    ])
  })

  test('knows no day where only the year was written', () => {
    expect(recordOf(catalogueOf({ metadata: { date: '2026' } }), 'sitemap.xml')).toContain(
      '<lastmod>2026</lastmod>',
    )
  })

  test('writes addresses as RFC 3986 has them', () => {
    const text = recordOf(catalogueOf({ pages: ['read/a&b ü.html'] }), 'sitemap.xml')
    expect(text).toContain('<loc>https://example.org/know/read/a%26b%20%C3%BC.html</loc>')
  })
})

test('robots.txt lets everybody in and names the sitemap', () => {
  expect(recordOf(catalogueOf(), 'robots.txt')).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://example.org/know/sitemap.xml\n',
  )
  expect(recordOf(catalogueOf({ pages: [] }), 'robots.txt')).toBe('User-agent: *\nAllow: /\n')
})

test('without an address there is neither, and nothing names one', () => {
  const found = recordsOf(catalogueOf({ metadata: { url: undefined } }))
  expect([...found.keys()]).toEqual([
    'opds.xml',
    'opds.json',
    'onix.xml',
    'metadata.json',
    'CITATION.cff',
    'know.bib',
    'know.csl.json',
  ])
  for (const text of found.values()) expect(text).not.toMatch(/example\.org\/know\/|undefined|\[object/)
})

test('the same catalogue gives the same bytes', () => {
  for (const [, catalogue] of oddities) {
    const [first, second] = [records(catalogue), records(catalogue)]
    expect(first.map(({ path }) => path)).toEqual(second.map(({ path }) => path))
    for (const [index, { value }] of first.entries())
      expect(Buffer.compare(value as Uint8Array, second[index]?.value as Uint8Array)).toBe(0)
  }
})

/** What a browser makes of the head: `NAME=CONTENT` and `REL→HREF`. */
function said(elements: readonly Element[]): string[] {
  const html = `<!doctype html><html><head><title>t</title>${toHtml([...elements])}</head><body></body></html>`
  const root = fromHtml(html).children.find((node): node is Element => node.type === 'element')
  const head = root?.children.find(
    (node): node is Element => node.type === 'element' && node.tagName === 'head',
  )
  return (head?.children ?? []).flatMap((node) => {
    if (node.type !== 'element' || node.tagName === 'title') return []
    const { name, property, content, rel, href } = node.properties
    return [
      node.tagName === 'link'
        ? `${String(rel)}→${String(href)}`
        : `${String(name ?? property)}=${String(content)}`,
    ]
  })
}

describe('the head of a page', () => {
  test('says whose it is and where it stands', () => {
    const lines = said(headOf(catalogueOf()))
    expect(lines).toEqual(
      expect.arrayContaining([
        'canonical→https://example.org/know/',
        'license→https://creativecommons.org/licenses/by/4.0/',
        'alternate→opds.xml',
        'citation_title=The Right to Know: A pamphlet on open government & its <friends>',
        'citation_author=Ada One',
        'citation_author=Ludwig van Two',
        'citation_publication_date=2026/11/24',
        'citation_doi=10.1234/know',
        'citation_isbn=9780306406157',
        'citation_pdf_url=https://example.org/know/know.pdf',
        'DCTERMS.contributor=Di Four',
        'og:locale=en_GB',
        'og:image:alt=A "key" & <lock>',
      ]),
    )
  })

  test('of a chapter has a title and an address of its own, and finds the records', () => {
    const lines = said(headOf(catalogueOf(), { path: 'read/one.html', title: 'One' }))
    expect(lines).toEqual(
      expect.arrayContaining([
        'canonical→https://example.org/know/read/one.html',
        'alternate→../opds.json',
        'og:title=One',
        'og:url=https://example.org/know/read/one.html',
      ]),
    )
  })

  test('without an address has no address in it but those of vocabularies', () => {
    const lines = said(headOf(catalogueOf({ metadata: { ...bare, url: undefined } })))
    expect(lines.filter((line) => line.includes('://'))).toEqual(['schema.DCTERMS→http://purl.org/dc/terms/'])
    expect(lines.filter((line) => /^(?:og:image|og:url|canonical|citation_pdf)/.test(line))).toEqual([])
  })

  test.each(oddities)('%s keeps its title whole and breaks nothing', (_, catalogue) => {
    const { title } = catalogue.metadata
    const lines = said(headOf(catalogue))
    expect(lines.some((line) => line.startsWith(`citation_title=${title}`))).toBe(true)
    expect(lines.filter((line) => line.endsWith('=') || /undefined|null/.test(line))).toEqual([])
    expect(lines).toHaveLength(headOf(catalogue).length)
  })
})
