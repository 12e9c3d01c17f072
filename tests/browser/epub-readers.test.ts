import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { type Browser, launch } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { comparableWords } from '../../scripts/model/comparable.ts'
import { findBrowser } from '../../scripts/world/browser-finder.ts'
import { editEpub } from '../audit/mutants/epub-file.ts'
import { epubOf, readersBooks } from '../readers/books.ts'
import { type Experience, experience } from '../readers/experience.ts'
import type { Journey, Step } from '../readers/page/session.ts'
import { openShelf, readerNames, type Shelf } from '../readers/shelf.ts'
import { epubPages, epubText } from '../reading/epub.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-readers-'))
let browser: Browser
let shelf: Shelf

beforeAll(async () => {
  const executablePath = findBrowser(process.env) ?? ''
  browser = await launch({ executablePath, headless: 'shell', args: ['--no-sandbox'] })
  shelf = await openShelf()
})
afterAll(async () => {
  await browser.close()
  await shelf.close()
  rmSync(folder, { recursive: true, force: true })
})

/** All that can be seen of a text, whatever the lines that it is set in. */
const lettersOf = (text: string): string => text.replaceAll(/[\s\u00AD\u200B\u2060]/g, '')

const seenIn = ({ files }: Journey): string => files.map(({ text }) => text).join(' ')

const faultsOf = (steps: readonly Step[]): Step[] => steps.filter(({ fault }) => fault !== undefined)

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/** Where the links of a kind lead. */
const targetsOf = (xhtml: string, kind: RegExp): Set<string | undefined> =>
  new Set(
    [...xhtml.matchAll(/<a\s[^>]*>/g)].flatMap(([tag]) =>
      kind.test(tag) ? [/href="([^"]*)"/.exec(tag)?.[1]] : [],
    ),
  )

describe.each(readersBooks)('$name', (book) => {
  let file = ''
  let xhtml = ''
  const had = new Map<string, Promise<Experience>>()

  beforeAll(async () => {
    const value = await epubOf(book)
    file = path.join(folder, `${readersBooks.indexOf(book)}.epub`)
    writeFileSync(file, value)
    xhtml = await epubPages(file)
    const wish = {
      path: shelf.put(path.basename(file), value),
      isThorough: book.isKnown !== true,
      isDressed: book.isDressed === true,
    }
    for (const name of readerNames) had.set(name, experience(name, wish, browser, shelf))
    await Promise.all(had.values())
  })

  describe.each(readerNames)('in %s', (name) => {
    let in_: Experience
    beforeAll(async () => {
      const found = await had.get(name)
      if (!found) throw new Error(`It was not read in ${name}`)
      in_ = found
    })

    test('is named rightly', () => {
      const { title, authors, language, direction } = in_.facts
      const { direction: expected = '', ...names } = book
      expect(names).toMatchObject({ title, authors, language })
      expect(direction).toBe(expected)
    })

    test('nothing goes wrong, and no other host is asked for anything', () => {
      expect(in_.complaints).toEqual([])
    })

    test('is seen whole from the first screen to the last', async () => {
      const { files } = in_.journey
      expect(files.flatMap(({ missed }) => missed)).toEqual([])
      expect(lettersOf(seenIn(in_.journey))).toBe(lettersOf(await epubText(file)))
      expect(files.flatMap(({ missedPictures }) => missedPictures)).toEqual([])
      expect(files.reduce((sum, { pictures }) => sum + pictures, 0)).toBe(count(xhtml, /<img\s/g))
    })

    test.each([book].filter(({ isDressed }) => isDressed))(
      'loses nothing in large light letters on a dark page',
      () => {
        const { dressed, journey } = in_
        expect(dressed?.files.flatMap(({ missed }) => missed)).toEqual([])
        expect(dressed?.files.flatMap(({ faint }) => faint)).toEqual([])
        expect(dressed && lettersOf(seenIn(dressed))).toBe(lettersOf(seenIn(journey)))
        expect(dressed?.screens).toBeGreaterThan(journey.screens)
      },
    )

    test('no screen is empty', () => {
      expect(in_.journey.empty).toEqual([])
      expect(in_.journey.screens).toBeGreaterThanOrEqual(in_.journey.files.length)
    })

    test('the table of contents leads to the headings that it names', () => {
      expect(in_.contents.length).toBeGreaterThan(1)
      for (const { label, words } of in_.contents) {
        const expected = comparableWords(label)
        expect(comparableWords(words ?? '').slice(0, expected.length)).toEqual(expected)
      }
    })

    test.each([book].filter(({ formats }) => formats.includes('pdf')))(
      'the pages of print are where they begin',
      () => {
        const pages = in_.pages.filter(({ label }) => label !== 'NaN')
        expect(pages.length).toBeGreaterThan(20)
        for (const { label, words } of pages) expect(words).toBe(label)
      },
    )

    test('each note can be read, and left for the place that calls it', () => {
      expect(faultsOf(in_.notes)).toEqual([])
      expect(in_.notes).toHaveLength(count(xhtml, /role="doc-noteref"/g))
    })

    test('other chapters can be gone to', () => {
      expect(faultsOf(in_.chapters)).toEqual([])
      expect(in_.chapters).toHaveLength(targetsOf(xhtml, /class="xref"/).size)
    })

    test.each([book].filter(({ isKnown }) => !isKnown))(
      'each work cited can be looked up, and left for the place that cites it',
      () => {
        expect(faultsOf(in_.works)).toEqual([])
        expect(in_.works).toHaveLength(targetsOf(xhtml, /role="doc-biblioref"/).size)
      },
    )
  })
})

test.each(readerNames)('in %s, what a book lacks would be noticed', async (name) => {
  const tables = readersBooks.find(({ isDressed, direction }) => isDressed && direction === undefined)
  if (!tables) throw new Error('There is no book of tables')
  const spoilt = await editEpub(await epubOf(tables), {
    'OEBPS/style.css': (css) =>
      `${css}\ncaption { visibility: hidden }\nh1 { color: #222 }\n.fitted { table-layout: auto }\n.fitted * { white-space: nowrap }`,
    'OEBPS/tables.xhtml': (xhtml) =>
      xhtml
        .replace('id="fn-', 'id="lost-')
        .replace('Ell', 'Ell <img src="http://127.0.0.1:9/none.png" alt=""/>'),
  })
  const wish = { path: shelf.put(`spoilt-${name}.epub`, spoilt), isThorough: false, isDressed: true }
  const { journey, notes, dressed, complaints } = await experience(name, wish, browser, shelf)
  const [missed, faint] = [journey.files, dressed?.files ?? []].map((files, index) =>
    files.flatMap((each) => (index === 0 ? each.missed : each.faint)),
  )
  expect(missed).toEqual(expect.arrayContaining(['1.', 'Four', 'by', 'three.', 'eleven']))
  expect(faint).toContain('Tables')
  expect(faultsOf(notes)).toHaveLength(1)
  expect(journey.files.flatMap(({ missedPictures }) => missedPictures)).toHaveLength(1)
  expect(complaints).toContain('asked: http://127.0.0.1:9/none.png')
})
