import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { finish } from '../../scripts/formats/pdf/finish/index.ts'
import type { Edition } from '../../scripts/model/format.ts'
import { type PageDesign, type PageFacts, placeOrigin, type Printed } from '../../scripts/model/page.ts'
import type { Press } from '../../scripts/model/world.ts'
import { launchPress } from '../../scripts/world/browser.ts'
import { openPdf } from '../reading/pdfjs.ts'

const px = 96 / 25.4
const design: PageDesign = {
  width: 148 * px,
  height: 210 * px,
  top: 40,
  inner: 40,
  measure: 400,
  line: 18,
  lines: 30,
  separator: 10,
  bleed: 0,
}
const top = 48
const numbers = [0, 1, 2, 3, 4, 5, 6, 7]
const labels = ['', '', 'iii', 'iv', '1', '2', '3', 'Back']
const places = new Map(numbers.map((page) => [`chapter-${page}`, { page, top }]))
places.set('ärger(1)', { page: 6, top: 300 })

const facts = labels.map((label, index): PageFacts => ({
  label,
  side: index % 2 === 0 ? 'right' : 'left',
  isBlank: false,
}))

const folder = mkdtempSync(path.join(tmpdir(), 'finish-'))
let press: Press & { close(): Promise<void> }
let runs: { one: Uint8Array[]; several: Uint8Array[] }

beforeAll(async () => {
  press = await launchPress()
  runs = {
    one: [await print(numbers)],
    several: [await print([0, 1, 2]), await print([3]), await print([4, 5, 6, 7])],
  }
})
afterAll(async () => {
  await press.close()
  rmSync(folder, { recursive: true })
})

/** A page with headings, links inside and outside of the book, a table with heads, and the same picture on each. */
function pageOf(page: number): string {
  const to = `${placeOrigin}chapter-${7 - page}`
  return `<div class="page"><h1>Chapter ${page}</h1><p>Text of <em>page</em> ${page}, to <a href="${to}">its
    counterpart</a> and <a href="https://example.org/${page}">elsewhere</a>.</p>
    <table><tr><th>Head ${page}</th><th>Other</th></tr><tr><td>a${page}</td><td>b${page}</td></tr></table>
    <img alt="Dots ${page}" src="dots.png" width="40"></div>`
}

async function print(pages: readonly number[]): Promise<Uint8Array> {
  const size = `${design.width}px ${design.height}px`
  const css = `@page { size: ${size}; margin: 0 } body { margin: 0 } h1 { margin: 0; padding-top: ${top}px }
    .page { break-after: page; height: 700px } .page:last-child { break-after: auto }`
  const html = `<!doctype html><html lang="en"><title>x</title><style>${css}</style>${pages.map(pageOf).join('')}`
  const files = new Map([['dots.png', { value: dots, mediaType: 'image/png' }]])
  const sheet = await press.open({ html, files })
  try {
    return await sheet.print({ tagged: true, outline: false })
  } finally {
    await sheet.close()
  }
}

/** 2 × 2 pixels in four colours. */
const dots = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR4nGP8z8DAwMDAxMDAwMDAAAANHQEDasKb6QAAAABJRU5ErkJggg==',
  'base64',
)

function printedOf(parts: readonly Uint8Array[], more: Partial<Printed> = {}): Printed {
  const section = (page: number) => ({ title: `Chapter ${page}`, target: `chapter-${page}`, children: [] })
  const outline = [{ ...section(0), children: [section(1), section(2)] }, section(4), section(7)]
  return { runs: parts, pages: facts, places, outline, design, ...more }
}

function editionOf(metadata: object = {}): Edition {
  const lists = { authors: [{ name: 'Ä. Reed' }], subjects: [], identifiers: [] }
  const given = { title: 'Paper & <Ink>', ...lists, lang: 'en', dir: 'ltr' }
  const words = { note: 'Note', backToText: 'Back to text', figure: 'Figure' }
  const sections = [{ id: 'chapter-5' }, { id: 'ärger(1)' }, { id: 'never-printed' }]
  const publication = { metadata: { ...given, ...metadata }, words, sections }
  const template = { uncovered: [] }
  const date = new Date(Date.UTC(2024, 2, 5))
  return { publication, template, slug: 'x', date, options: {} } as unknown as Edition
}

/** Finish, and leave it in a file for poppler and qpdf. */
async function made(printed: Printed, name: string, tagged = false, edition = editionOf()): Promise<string> {
  const file = path.join(folder, `${name}.pdf`)
  writeFileSync(file, await finish(printed, edition, tagged))
  return file
}

const say = (program: string, ...words: readonly string[]) =>
  execFileSync(program, words, { encoding: 'utf8', maxBuffer: 1e8, stdio: ['ignore', 'pipe', 'ignore'] })

/** The structure and its text as poppler reads them; the numbers of objects say nothing. */
const structureOf = (file: string) =>
  say('pdfinfo', '-struct-text', file).replaceAll(/Object \d+ 0/g, 'Object')

const read = (value: Uint8Array) => getDocument({ data: new Uint8Array(value), verbosity: 0 }).promise

test.for([false, true])('several runs have the structure of one, tagged for good: %s', async (tagged) => {
  const [one, several] = [
    await made(printedOf(runs.one), `one-${tagged}`, tagged),
    await made(printedOf(runs.several), `several-${tagged}`, tagged),
  ]
  expect(say('qpdf', '--check', several)).toContain('No syntax or stream encoding errors')
  const text = structureOf(several)
  expect(text).toContain('a7')
  expect(text).toBe(structureOf(one))
  expect(say('pdftotext', several, '-')).toBe(say('pdftotext', one, '-'))
})

test('each page finds its own part of the structure, and each link its element', async () => {
  const value = await finish(printedOf(runs.several), editionOf(), false)
  const document = await read(value)
  for (const page of numbers) {
    const sheet = await document.getPage(page + 1)
    const tree = JSON.stringify(await sheet.getStructTree())
    expect(tree).toContain(`Dots ${page}`)
    const annotations = (await sheet.getAnnotations()) as { id: string }[]
    const owned = [...tree.matchAll(/"object","id":"(\w+)"/g)].map(([, id]) => id)
    expect(owned).toHaveLength(2)
    expect(owned).toEqual(annotations.map(({ id }) => id))
  }
})

test('table cells find their heads: an id is given once', async () => {
  const file = await made(printedOf(runs.several), 'ids')
  const plain = say('qpdf', '--qdf', '--object-streams=disable', file, '-')
  const ids = [...plain.matchAll(/\/ID \(([^)]*)\)/g)].map(([, id]) => id)
  expect(ids).toHaveLength(16)
  expect(new Set(ids).size).toBe(16)
  const heads = [...plain.matchAll(/\/Headers \[\s*\(([^)]*)\)/g)].map(([, id]) => id)
  expect(heads).toHaveLength(16)
  for (const head of heads) expect(ids).toContain(head)
})

test('a picture that every run brings is kept once', async () => {
  const images = say('pdfimages', '-list', await made(printedOf(runs.several), 'images'))
    .split('\n')
    .slice(2)
  const objects = images.filter((line) => line.trim()).map((line) => line.trim().split(/\s+/)[10])
  expect(objects).toHaveLength(8)
  expect(new Set(objects).size).toBe(1)
})

test('links and names lead to a page and a height, the others to their address', async () => {
  const file = await made(printedOf(runs.several), 'links')
  const pdf = await openPdf(await finish(printedOf(runs.several), editionOf(), false))
  const links = await pdf.links()
  for (const page of numbers)
    expect(links.filter(({ from }) => from === page + 1)).toEqual([
      { from: page + 1, page: 8 - page },
      { from: page + 1, url: `https://example.org/${page}` },
    ])
  expect(say('pdfinfo', '-url', file)).not.toContain('place.invalid')
  const printed = say('pdfinfo', '-dests', file)
  for (const page of [0, 1, 2, 4, 5, 7]) expect(printed).toContain(`"chapter-${page}"`)
  expect(printed).not.toContain('never-printed')
  // The text's own top edge, in points from the upper edge of the paper, is where the link leads.
  const document = await read(await finish(printedOf(runs.several), editionOf(), false))
  const page = await document.getPage(6)
  const [, bottom, , upper] = page.view
  const destination = (await document.getDestination('chapter-5')) as unknown[]
  expect(destination[3]).toBeCloseTo((upper ?? 0) - top * 0.75, 1)
  expect((upper ?? 0) - (bottom ?? 0)).toBeCloseTo(design.height * 0.75, 3)
  const { items } = await page.getTextContent()
  const [first] = items as { str: string; transform: number[] }[]
  expect(first?.str).toContain('Chapter 5')
  // The heading's baseline lies below the place, by less than two lines.
  expect(Number(destination[3]) - 40).toBeLessThan(first?.transform[5] ?? 0)
  expect(Number(destination[3])).toBeGreaterThan(first?.transform[5] ?? Infinity)
})

test('a link to an id that is not printed is our fault', async () => {
  const missing = new Map([...places].filter(([id]) => id !== 'chapter-3'))
  await expect(finish(printedOf(runs.several, { places: missing }), editionOf(), false)).rejects.toThrow(
    /chapter-3/,
  )
})

test('the outline has its entries, closed, and is shown; without entries there is none', async () => {
  const value = await finish(printedOf(runs.several), editionOf(), false)
  expect(await (await openPdf(value)).outline()).toMatchObject([
    {
      title: 'Chapter 0',
      page: 1,
      items: [
        { title: 'Chapter 1', page: 2 },
        { title: 'Chapter 2', page: 3 },
      ],
    },
    { title: 'Chapter 4', page: 5, items: [] },
    { title: 'Chapter 7', page: 8, items: [] },
  ])
  const document = await read(value)
  expect((await document.getOutline())?.map(({ count }) => count)).toEqual([-2, undefined, undefined])
  expect(await document.getPageMode()).toBe('UseOutlines')
  const bare = await read(await finish(printedOf(runs.one, { outline: [] }), editionOf(), false))
  expect(await bare.getOutline()).toBeNull()
  expect(await bare.getPageMode()).toBe('UseNone')
})

test('pages have their own numbers, in as few ranges as they take', async () => {
  const value = await finish(printedOf(runs.several), editionOf(), false)
  expect(await (await read(value)).getPageLabels()).toEqual(labels)
  const file = await made(printedOf(runs.several), 'labels')
  const plain = say('qpdf', '--json', '--json-key=pagelabels', file)
  const { pagelabels } = JSON.parse(plain) as { pagelabels: unknown[] }
  expect(pagelabels).toHaveLength(4)
})

test('the reader is told of title, author, direction, spreads and the standard that is kept', async () => {
  const document = await read(
    await finish(printedOf(runs.several), editionOf({ lang: 'he', dir: 'rtl' }), true),
  )
  const { info, metadata } = await document.getMetadata()
  expect(info).toMatchObject({
    Title: 'Paper & <Ink>',
    Author: 'Ä. Reed',
    Language: 'he',
    PDFFormatVersion: '1.7',
  })
  expect(metadata?.get('dc:title')).toBe('Paper & <Ink>')
  expect(metadata?.get('pdfuaid:part')).toBe('1')
  expect(await document.getViewerPreferences()).toEqual({ DisplayDocTitle: true, Direction: 'R2L' })
  expect(await document.getPageLayout()).toBe('TwoPageRight')
  const plain = await read(await finish(printedOf(runs.several), editionOf(), false))
  expect(await plain.getViewerPreferences()).toEqual({ DisplayDocTitle: true })
  expect((await plain.getMetadata()).metadata?.get('pdfuaid:part')).toBeNull()
})

test('two finishes give the same bytes, and another text another id', async () => {
  const bytes = async (edition: Edition) => Buffer.from(await finish(printedOf(runs.several), edition, true))
  const [first, second, other] = [
    await bytes(editionOf()),
    await bytes(editionOf()),
    await bytes(editionOf({ title: 'B' })),
  ]
  expect(first.equals(second)).toBe(true)
  const again = [await print([0, 1, 2]), await print([3]), await print([4, 5, 6, 7])]
  expect(first.equals(Buffer.from(await finish(printedOf(again), editionOf(), true)))).toBe(true)
  const ids = await Promise.all([first, other].map(async (value) => (await read(value)).fingerprints[0]))
  expect(ids[0]).not.toBe(ids[1])
})

test('a run whose objects are packed is read as well', async () => {
  const packed = runs.several.map((run, index) => {
    const [from, to] = [path.join(folder, `p${index}.pdf`), path.join(folder, `q${index}.pdf`)]
    writeFileSync(from, run)
    say('qpdf', '--object-streams=generate', from, to)
    return new Uint8Array(readFileSync(to))
  })
  const file = await made(printedOf(packed), 'packed')
  const plain = await made(printedOf(runs.several), 'plain')
  expect(structureOf(file)).toBe(structureOf(plain))
})

test('a file that is no PDF is refused', async () => {
  await expect(finish(printedOf([new TextEncoder().encode('no PDF')]), editionOf(), false)).rejects.toThrow(
    /PDF/,
  )
})
