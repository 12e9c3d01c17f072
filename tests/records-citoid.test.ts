import reader, { type Said } from 'html-metadata'
import { expect, test } from 'vitest'
import { parse } from 'yaml'

import { builtFolder } from './readers/folder.ts'

const long = 'Knowing '.repeat(37).padEnd(300, '!')

/** The publication.yaml of books that are hard to describe. */
const books: readonly (readonly [string, string])[] = [
  [
    'all there is to say',
    `title: "The \\"Right\\" to Know & <more>"
subtitle: It's a 'pamphlet' &amp; no book
lang: en-GB
date: 2026-11-24
publisher: Ten Foot & Sons
url: https://example.org/know
description: Why <what> is known & by "few".
authors:
  - Ada "A" One
  - { name: Ludwig van Two & Co, role: aut }
identifiers:
  - { scheme: DOI, value: 10.1234/a<b>&c }
  - { scheme: ISBN-13, value: 978-0-306-40615-7, for: epub }
`,
  ],
  ['a title alone', 'title: Salt\n'],
  ['right to left', 'title: الحق في المعرفة\nlang: ar\nauthors: [إدوارد سعيد, סלמה]\ndate: 2026-11\n'],
  ['300 characters', `title: "${long}"\nlang: de\ndate: 2026\nauthors: [Ü Ö]\n`],
  ['emoji', 'title: 😀 Salt 👩‍👩‍👧\nlang: en\nauthors: [O’Neil]\ndate: 2026-01-02\n'],
  ['the end of a script', 'title: "</script><!-- & </title>"\nlang: en\nauthors: ["</script>"]\n'],
]

/** What an author wrote of it. */
interface Written {
  readonly title: string
  readonly subtitle?: string
  readonly lang?: string
  readonly date?: string | number
  readonly publisher?: string
  readonly description?: string
  readonly authors?: readonly (string | { readonly name: string })[]
}

const list = (said: Said | undefined): readonly string[] =>
  said === undefined ? [] : typeof said === 'string' ? [said] : said

test.each(books)('Wikipedia’s reader of pages finds %s', async (_, yaml) => {
  const folder = await builtFolder({ 'publication.yaml': yaml, 'chapters/one.md': '# One\n\nA word.\n' })
  const html = new TextDecoder().decode(folder.get('index.html'))
  const { dublinCore = {}, highwirePress = {}, jsonLd, general = {} } = await reader.loadFromString(html)
  const book = parse(yaml) as Written
  const title = [book.title, ...(book.subtitle ? [book.subtitle] : [])].join(': ')
  const names = (book.authors ?? []).map((author) => (typeof author === 'string' ? author : author.name))
  const date = String(book.date ?? '2026-11-24')
  const lang = book.lang ?? 'en'

  expect(highwirePress['title']).toBe(title)
  expect(list(highwirePress['author'])).toEqual(names)
  expect(highwirePress['publication_date']).toBe(date.replaceAll('-', '/'))
  expect(highwirePress['language']).toBe(lang)
  expect(highwirePress['publisher']).toBe(book.publisher)

  expect(dublinCore['title']).toBe(title)
  expect(list(dublinCore['creator'])).toEqual(names)
  expect(dublinCore['issued']).toBe(date)
  expect(dublinCore['language']).toBe(lang)
  expect(dublinCore['publisher']).toBe(book.publisher)

  expect(general['lang']).toBe(lang)
  expect(general['description']).toBe(book.description)

  expect(jsonLd).toMatchObject({
    '@type': 'Book',
    name: book.title,
    inLanguage: lang,
    datePublished: date,
    ...(book.subtitle && { alternativeHeadline: book.subtitle }),
  })
  const { author = [] } = jsonLd as { author?: readonly { readonly name: string }[] }
  expect(author.map(({ name }) => name)).toEqual(names)
})

test('identifiers are those that were written', async () => {
  const [[, yaml] = ['', '']] = books
  const folder = await builtFolder({ 'publication.yaml': yaml, 'chapters/one.md': '# One\n\nA word.\n' })
  const html = new TextDecoder().decode(folder.get('index.html'))
  const { dublinCore = {}, highwirePress = {}, jsonLd } = await reader.loadFromString(html)
  expect(highwirePress['doi']).toBe('10.1234/a<b>&c')
  expect(highwirePress['isbn']).toBe('9780306406157')
  expect(highwirePress['public_url']).toBe('https://example.org/know/')
  const expected = ['https://doi.org/10.1234/a%3Cb%3E&c', 'urn:isbn:9780306406157']
  expect(list(dublinCore['identifier'])).toEqual(expect.arrayContaining(expected))
  expect(jsonLd).toMatchObject({ identifier: expect.arrayContaining(expected) })
})
