import path from 'node:path'

import { HtmlValidate } from 'html-validate'
import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'
import { describe, expect, test } from 'vitest'

import { readManuscript } from './audit/source-place.ts'
import { soundBooks } from './audit/sound.ts'
import { pagesOf, textOf, tollHouse, webFolderOf } from './site/book.ts'
import { linksIn } from './site/links.ts'
import { bookOf, oddBooks } from './site/odd.ts'
import type { Folder } from './site/server.ts'

/**
 * The rules of HTML, by a reader of it that is not ours. Left out: how somebody likes to write it, and what asks for a
 * policy of the host.
 */
const judge = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: {
    // Long titles are the author's.
    'long-title': 'off',
    // `<!doctype html>` in small letters, attributes with or without quotes: all the same in HTML.
    'doctype-style': 'off',
    // A heading of the page within a link of the bar, see formats/web/page.ts; roles of DPUB-ARIA.
    'prefer-native-element': 'off',
    'no-inline-style': 'off',
    'no-trailing-whitespace': 'off',
  },
})

async function faultsOf(folder: Folder): Promise<string[]> {
  const reports = await Promise.all(
    pagesOf(folder).map(async (name) => ({ name, report: await judge.validateString(textOf(folder, name)) })),
  )
  return reports.flatMap(({ name, report }) =>
    report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${name}:${line}:${column} ${ruleId}: ${message}`),
    ),
  )
}

/** Places that pages lead to and that are not there, ids that stand twice, and pages that no other leads to. */
function deadEnds(folder: Folder): string[] {
  const base = 'http://host/'
  const pages = new Map(pagesOf(folder).map((name) => [name, linksIn(textOf(folder, name))]))
  return [...pages].flatMap(([name, { addresses, ids }]) => [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${name}#${id} stands twice`),
    ...addresses.flatMap((address) => {
      const { origin, pathname, hash } = new URL(address, base + name)
      const file = decodeURIComponent(pathname.slice(1))
      if (`${origin}/` !== base || file === 'SHA256SUMS') return []
      if (!folder.has(file)) return [`${name}: there is no ${file}`]
      const isThere = !hash || pages.get(file)?.ids.includes(decodeURIComponent(hash.slice(1)))
      return isThere ? [] : [`${name}: ${address} leads nowhere`]
    }),
  ])
}

test('the judge of HTML finds what is wrong', async () => {
  const folder = new Map([
    [
      'a.html',
      new TextEncoder().encode('<!doctype html><html lang="en"><p id="a"><div id="a"></p><img src="a">'),
    ],
  ])
  expect((await faultsOf(folder)).join()).toMatch(/no-dup-id/)
})

describe.each(Object.entries(oddBooks))('%s', (_name, files) => {
  test('makes pages that are HTML, whose links lead somewhere, and that say their title', async () => {
    const folder = await webFolderOf(files, { audit: true })
    expect(await faultsOf(folder)).toEqual([])
    expect(deadEnds(folder)).toEqual([])
    const [, title = ''] = /^title: (.*)$/m.exec(files['publication.yaml'] ?? '') ?? []
    const written = title.startsWith('"') ? (JSON.parse(title) as string) : title
    for (const name of ['index.html', 'read/index.html', 'odd.html']) {
      const text = toString(fromHtml(textOf(folder, name))).replaceAll(/\s+/g, ' ')
      expect(text, name).toContain(written.trim())
    }
    for (const name of pagesOf(folder)) {
      expect(textOf(folder, name)).not.toMatch(/alert\(\d\)<\/script>(?!\W*(?:&|\\u003c))(?=.*<\/main>)/s)
      expect(textOf(folder, name)).not.toMatch(/undefined|\[object|NaN|\{[a-z]+\}(?=<)/)
    }
  })
})

test('a chapter called Index is not the first page, nor one called as a file of ours', async () => {
  const folder = await webFolderOf(oddBooks['names of our own'] ?? {})
  expect(textOf(folder, 'read/index.html')).toContain('id="contents"')
  const chapters = pagesOf(folder).filter((name) => name.startsWith('read/') && name !== 'read/index.html')
  const words = chapters.map((name) => textOf(folder, name)).join('\n')
  for (const id of ['index', 'style', 'text', 'search', 'read', 'search-index', 'editions'])
    expect(words).toContain(`Words of ${id}, see`)
  expect(words).toContain('Words of the index.')
  expect(textOf(folder, 'read/style.css')).toContain('--ground')
})

test.each([
  'tables-only',
  'code',
  'pictures-only',
  'arabic',
  'odd-markdown',
  'names-of-ours',
  'verse-only',
  'citations-apa',
])('the sound book %s is HTML, and its links lead somewhere', async (name) => {
  const book = soundBooks.find((sound) => sound.name === name)
  if (!book) throw new Error(`There is no ${name}`)
  const folder = await webFolderOf(book.manuscript())
  expect(await faultsOf(folder)).toEqual([])
  expect(deadEnds(folder)).toEqual([])
})

test.each([
  ['the toll house', tollHouse],
  ['our own pamphlet', readManuscript(path.join(import.meta.dirname, '../manuscript'))],
])('%s is HTML, with the proof and the page to download from', async (_name, files) => {
  const folder = await webFolderOf(files, { formats: ['epub', 'web', 'text'], audit: true })
  expect(pagesOf(folder).some((name) => name.endsWith('-audit.html'))).toBe(true)
  expect(await faultsOf(folder)).toEqual([])
  expect(deadEnds(folder).filter((fault) => !fault.includes('SHA256SUMS'))).toEqual([])
})

test('a page does not grow with the number of chapters, and the work grows with it no more than evenly', async () => {
  const timed = async (chapters: number): Promise<{ folder: Folder; seconds: number }> => {
    const start = performance.now()
    const folder = await webFolderOf(bookOf(chapters))
    return { folder, seconds: (performance.now() - start) / 1000 }
  }
  await timed(5)
  const [few, many] = [await timed(50), await timed(200)]
  const size = (folder: Folder, name: string): number => folder.get(name)?.length ?? 0
  expect(size(many.folder, 'read/c020.html')).toBe(size(few.folder, 'read/c020.html'))
  // Four times as many; a quadratic step would make it sixteen. The sum leaves out what a start costs.
  expect(many.seconds).toBeLessThan(8 * few.seconds + 1)
  expect(size(many.folder, 'read/index.html')).toBeLessThan(4.5 * size(few.folder, 'read/index.html'))
  expect(size(many.folder, 'read/search-index.js')).toBeLessThan(
    4.5 * size(few.folder, 'read/search-index.js'),
  )
  expect(pagesOf(many.folder)).toContain('read/c200.html')
})
