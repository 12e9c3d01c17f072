import { mkdtempSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { makerHtml } from '../../scripts/formats/maker/html.ts'
import { readPrintCss, readPrintWords } from '../../scripts/formats/print/index.ts'
import type { PagePart } from '../../scripts/formats/reading-pages.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import {
  makeOn,
  openPage,
  openWorkshop,
  rowsOf,
  runCommand,
  textOf,
  type Workshop,
} from '../maker-workshop.ts'
import { mm, numberedPages } from '../print-ink.ts'
import { serveFolder } from '../served.ts'

const world = memoryWorld({ files: {} })
const names = await world.resources('templates/base/print-words')
const languages = names.map((name) => name.replace('.yaml', ''))

/** A book of nothing but a title that no shelf has room for, read from right to left; nobody wrote it. */
const oddFiles = {
  'publication.yaml': `title: '</script> ${'Ünbegrenzt & “lang” 🥖 שלום '.repeat(11).trim()}'\nid: odd\nlang: fr\ndir: rtl\n`,
  'a.md': '# `<b>Bold</b>` & `</script>`\n\nOne.\n',
  'b.md': '# \u{1F956}\n\nTwo.\n',
}

let shop: Workshop
beforeAll(async () => {
  shop = await openWorkshop(oddFiles)
})
afterAll(async () => {
  await shop.close()
  await world.close()
})

const oddPage = (fragment = ''): string => `${shop.address}odd-booklet-maker.html#${fragment}`

describe('an odd book', () => {
  test('is folded from the right, as the command folds it, and speaks the language of the page', async () => {
    const { page, faults } = await openPage(shop, oddPage())
    expect(await textOf(page, 'h1')).toBe('Composer votre livret')
    const command = await textOf(page, '#command')
    expect(command).toMatch(/--lang fr$/)
    // The cover lies on the left of the first sheet's front, where the hand begins.
    const first = await page.$eval('#sheets svg', (side) => side.getAttribute('aria-label') ?? '')
    expect(first).toMatch(/^Recto: Couverture, /)
    const made = await makeOn(page, shop)
    const written = runCommand(command, shop)
    for (const [name, value] of made) expect(Buffer.compare(value, written(name))).toBe(0)
    expect(faults).toEqual([])
    await page.close()
  })

  test('shows its title and headings as they are written, and fits a telephone', async () => {
    const { page } = await openPage(shop, oddPage('parts=cover'), { width: 320 })
    expect(await textOf(page, '.book')).toContain('</script> Ünbegrenzt & “lang” 🥖 שלום')
    expect(await page.$eval('.book', (title) => title.getAttribute('dir'))).toBe('rtl')
    const parts = await page.$$eval('.parts li', (all) => all.map((item) => item.textContent))
    expect(parts.some((part) => part.includes('🥖'))).toBe(true)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    await page.close()
  })
})

/** The page for a file of numbered pages, as if a book of many chapters had been built. */
async function numberedShop(lang: string, count: number): Promise<string> {
  const [words, css, program, imposer] = await Promise.all([
    readPrintWords(lang, world),
    readPrintCss('maker', world),
    world.script('maker'),
    world.script('imposer'),
  ])
  const part = (id: string, kind: PagePart['kind'], first: number, last: number): PagePart => ({
    id,
    kind,
    title: `${id} with a heading of several words`,
    depth: kind === 'chapter' ? 1 : 0,
    first,
    last,
  })
  const html = makerHtml({
    facts: {
      parts: [
        part('cover', 'cover', 1, 1),
        part('copyright', 'copyright', 2, 2),
        part('a', 'chapter', 3, count),
      ],
      labels: Array.from({ length: count }, (_, index) => (index === 0 ? '' : `${index + 1}`)),
      blanks: [],
      trim: { width: 148 * mm, height: 210 * mm },
      file: 'n.pdf',
      imposer: 'n-imposer.js',
      slug: 'n',
      dir: 'ltr',
      paper: 'a4',
      words,
    },
    css,
    script: 'n.js',
    title: 'Numbers',
    lang: 'en',
    ready: [],
    test: 'n-duplex-test.pdf',
  })
  const folder = mkdtempSync(path.join(shop.folder, 'numbered-'))
  const files = {
    'n.html': html,
    'n.js': program,
    'n-imposer.js': imposer,
    'n.pdf': await numberedPages(count),
  }
  for (const [name, value] of Object.entries(files)) writeFileSync(path.join(folder, name), value)
  return folder
}

test.each(languages)('in %s leaves no gap in its words, and fits a telephone', async (lang) => {
  const served = await serveFolder(await numberedShop(lang, 12))
  for (const fragment of [
    '',
    'parts=a&binding=signatures',
    'binding=zine',
    'binding=perfect&flip=manual&paper=a3',
  ]) {
    const { page, faults } = await openPage(shop, `${served.address}n.html#${fragment}`, { width: 320 })
    await page.$eval('details', (details) => {
      details.open = true
    })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    expect(await page.evaluate('document.body.innerText')).not.toMatch(/[{}]|undefined|NaN/)
    expect(faults).toEqual([])
    await page.close()
  }
  served.close()
})

test('six hundred pages are drawn at once, and made while the page stays alive', async () => {
  const served = await serveFolder(await numberedShop('en', 600))
  const { page } = await openPage(shop, `${served.address}n.html#binding=signatures`)
  expect(await page.$$eval('#sheets li', (all) => all.length)).toBe(8)
  await page.click('#all')
  expect(await page.$$eval('#sheets li', (all) => all.length)).toBe(150)
  expect((await rowsOf(page))['Sheets']).toContain('150 sheets')
  // The longest time for which the page could not answer its reader, ms.
  await page.evaluate(`{
    let last = performance.now()
    window.longest = 0
    setInterval(() => {
      window.longest = Math.max(window.longest, performance.now() - last)
      last = performance.now()
    }, 10)
  }`)
  const [value] = (await makeOn(page, shop)).values()
  expect(value?.subarray(0, 5).toString()).toBe('%PDF-')
  expect(await page.evaluate('window.longest')).toBeLessThan(300)
  await page.close()
  served.close()
})
