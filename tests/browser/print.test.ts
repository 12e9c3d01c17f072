import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { type Browser, launch } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import {
  makeDuplexTest,
  planBooklet,
  planZine,
  printGuide,
  type PrintedEdition,
  readPrintCss,
  readPrintWords,
} from '../../scripts/formats/print/index.ts'
import { readTemplate } from '../../scripts/template/index.ts'
import { findBrowser } from '../../scripts/world/browser-finder.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { a5, optionsFor } from '../print-folding.ts'
import { faultsOf, inkOf, wordsOf } from '../print-ink.ts'

const world = memoryWorld({ files: {} })
afterAll(() => world.close())

const names = await world.resources('templates/base/print-words')
const languages = names.map((name) => name.replace('.yaml', ''))

async function testSheet(paper: string, lang: string): Promise<Uint8Array> {
  const words = await readPrintWords(lang, world)
  const { template } = await readTemplate('classic', JSON.stringify(words), world)
  const faces = template?.faces ?? []
  const file = await makeDuplexTest({ path: 'test.pdf', paper, words, faces, date: new Date(0) }, world)
  return file.value as Uint8Array
}

describe('the test sheet', () => {
  test.each([
    ['a4', 297, 210],
    ['letter', 279.4, 215.9],
    ['a5', 210, 148],
  ] as const)('has two sides of %s with an arrow that points up', async (paper, wide, high) => {
    const pdf = await testSheet(paper, 'en')
    const sides = inkOf(pdf, 1, 9)
    expect(sides.length).toBe(2)
    for (const side of sides) {
      expect(Math.abs(side.width - wide)).toBeLessThan(0.2)
      expect(Math.abs(side.height - high)).toBeLessThan(0.2)
      // The longest black stretch of the arrow's head grows downwards, then its shaft is narrower.
      const widths = [0.3, 0.36, 0.42, 0.6].map((part) => widest(side.across(part * high)))
      expect(widths[1]).toBeGreaterThan(widths[0] ?? 0)
      expect(widths[3]).toBeLessThan(widths[2] ?? 0)
    }
    expect(faultsOf(pdf)).toBe('')
  })

  test('has a line of just 100 mm', async () => {
    const [front] = inkOf(await testSheet('a4', 'en'), 1)
    const runs = Array.from({ length: 1000 }, (_, index) => front?.across(100 + index / 10) ?? []).flat()
    expect(runs.some(([from, to]) => Math.abs(to - from - 100) < 0.5)).toBe(true)
  })

  test('has a shorter line on small paper', async () => {
    const [front] = inkOf(await testSheet('a6', 'en'), 1)
    const runs = Array.from({ length: 500 }, (_, index) => front?.across(50 + index / 10) ?? []).flat()
    expect(runs.some(([from, to]) => Math.abs(to - from - 50) < 0.5)).toBe(true)
  })

  test.each(languages)('in %s keeps all its words on the sheet, on small paper too', async (lang) => {
    for (const [paper, high] of [
      ['a4', 210],
      ['a5', 148],
      ['a6', 105],
    ] as const) {
      const sides = wordsOf(await testSheet(paper, lang))
      expect(sides.map((side) => side.length > 20)).toEqual([true, true])
      const lowest = Math.max(...sides.flat().map(({ y }) => y))
      const highest = Math.min(...sides.flat().map(({ y }) => y))
      expect(highest).toBeGreaterThan(5)
      expect(lowest).toBeLessThan(high - 5)
    }
  })

  test('is the same to the byte', async () => {
    const [first, second] = [await testSheet('a4', 'en'), await testSheet('a4', 'en')]
    expect(Buffer.compare(first, second)).toBe(0)
  })
})

const widest = (runs: readonly [number, number][]): number =>
  Math.max(0, ...runs.map(([from, to]) => to - from))

function editions(): PrintedEdition[] {
  const plan = (file: string, pages: number, wanted: Parameters<typeof optionsFor>[0]) => ({
    path: file,
    facts: planBooklet({ pages, trim: a5 }, optionsFor(wanted)).facts,
  })
  const manual = plan('essay-manual-fronts.pdf', 18, { flip: 'manual', cover: true })
  return [
    plan('essay-booklet-a4.pdf', 20, {}),
    plan('essay & more #1.pdf', 20, { paper: 'letter', flip: 'long' }),
    manual,
    { ...manual, path: 'essay-manual-backs.pdf' },
    plan('essay-sewn.pdf', 70, { binding: 'signatures', paper: 'a3' }),
    plan('essay-small.pdf', 20, { up: 4, copies: 1 }),
    plan('essay-leaves.pdf', 20, { binding: 'perfect' }),
    {
      path: 'essay-zine.pdf',
      facts: planZine({ pages: 8, trim: a5 }, { paper: 'a4', cover: true, marks: [] }).facts,
    },
  ]
}

async function guide(lang: string): Promise<string> {
  const [words, css] = await Promise.all([readPrintWords(lang, world), readPrintCss('guide', world)])
  return printGuide(editions(), {
    words,
    css,
    title: 'Paper & Patience',
    lang: 'en-GB',
    test: 'essay-duplex-test.pdf',
  })
}

describe('the page about printing', () => {
  let browser: Browser
  const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-guide-'))
  const axe = readFileSync(
    new URL('../../node_modules/@daisy/axe-core-for-ace/axe.min.js', import.meta.url),
    'utf8',
  )

  beforeAll(async () => {
    const executablePath = findBrowser(process.env) ?? ''
    browser = await launch({ executablePath, headless: 'shell', args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true, force: true })
  })

  async function open(html: string, width = 800, scheme = 'light') {
    const file = path.join(folder, 'printing.html')
    writeFileSync(file, html)
    const page = await browser.newPage()
    await page.setViewport({ width, height: 900 })
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`file://${file}`)
    return { page, asked }
  }

  test.each(['light', 'dark'])('has no barrier that axe knows, in the %s', async (scheme) => {
    const { page, asked } = await open(await guide('en'), 800, scheme)
    expect(asked.length).toBe(1)
    await page.evaluate(axe)
    const found = (await page.evaluate(
      'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + " " + nodes[0].html))',
    )) as string[]
    expect(found).toEqual([])
    await page.close()
  })

  test.each(languages)('in %s fits a telephone, and leaves no gap in its words', async (lang) => {
    const { page } = await open(await guide(lang), 320)
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320)
    const text = String(await page.evaluate('document.body.innerText'))
    expect(text).not.toMatch(/[{}]|undefined|NaN/)
    await page.close()
  })

  test('names each file once, and both of a pair together', async () => {
    const html = await guide('en')
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => decodeURIComponent(href))
    expect(links).toEqual(['essay-duplex-test.pdf', ...editions().map((edition) => edition.path)])
    expect(html.match(/<h2/g)?.length).toBe(editions().length - 1)
    expect(html).toContain('href="essay%20%26%20more%20%231.pdf"')
    expect(html).not.toContain('<script')
  })
})
