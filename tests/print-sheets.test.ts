import { PDFDocument, PDFStream } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'

import {
  type BookletOptions,
  ImpositionError,
  makeBooklet,
  makeZine,
  type PrintWords,
  readPrintWords,
} from '../scripts/formats/print/index.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { optionsFor } from './print-folding.ts'
import { faultsOf, inkOf, numberedPages, wordsOf } from './print-ink.ts'

let words: PrintWords
let twenty: Uint8Array

beforeAll(async () => {
  words = await readPrintWords('en', memoryWorld({ files: {} }))
  twenty = await numberedPages(20)
})

/** The files of a booklet. */
async function booklet(pdf: Uint8Array, wanted: Partial<BookletOptions> = {}, dir: 'ltr' | 'rtl' = 'ltr') {
  const made = await makeBooklet(pdf, optionsFor(wanted), { slug: 'essay', name: 'booklet-a4', dir, words })
  return made.map((file) => ({ path: file.path, value: file.value as Uint8Array, data: file.data }))
}

async function bookletPdf(...given: Parameters<typeof booklet>): Promise<Uint8Array> {
  const [file] = await booklet(...given)
  return file?.value ?? new Uint8Array()
}

/** What stands on each side, row by row from the left. */
const read = (pdf: Uint8Array): string[] =>
  wordsOf(pdf).map((side) =>
    side
      .toSorted((a, b) => Math.round(a.y / 40) - Math.round(b.y / 40) || a.x - b.x)
      .map(({ text }) => text.slice(1))
      .join(' '),
  )

/** Where a row of squares of 4 mm begins, mm from the left. */
const squares = (runs: readonly [number, number][]): number[] =>
  runs.filter(([from, to]) => Math.abs(to - from - 4) < 0.3).map(([from]) => from)

test('twenty pages stand in printers’ order on five sheets', async () => {
  const pdf = await bookletPdf(twenty)
  expect(read(pdf)).toEqual(['20 1', '2 19', '18 3', '4 17', '16 5', '6 15', '14 7', '8 13', '12 9', '10 11'])
  expect(faultsOf(pdf)).toBe('')
})

test('inner sheets are shifted towards the fold by the paper around them', async () => {
  const pdf = await bookletPdf(twenty, { thickness: 0.25 })
  for (const [sheet, shift] of [0, 0.25, 0.5, 0.75, 1].entries()) {
    const [front] = inkOf(pdf, 2 * sheet + 1)
    const [left = 0, right = 0] = squares(front?.across(7) ?? [])
    expect(Math.abs(left - 5.5 - shift)).toBeLessThan(0.1)
    expect(Math.abs(right - 153.5 + shift)).toBeLessThan(0.1)
  }
})

test('without creep every sheet is alike', async () => {
  const pdf = await bookletPdf(twenty, { thickness: 0.25, creep: false })
  for (const side of inkOf(pdf, 9, 10)) {
    const [left = 0, right = 0] = squares(side.across(7))
    expect(Math.abs(left - 5.5)).toBeLessThan(0.1)
    expect(Math.abs(right - 153.5)).toBeLessThan(0.1)
  }
})

test('for the long edge the backs are turned, and the fronts are not', async () => {
  const pdf = await bookletPdf(twenty, { flip: 'long' })
  const [front, back] = inkOf(pdf, 1, 2)
  expect(squares(front?.across(7) ?? []).length).toBe(2)
  expect(squares(front?.across(203) ?? []).length).toBe(0)
  expect(squares(back?.across(7) ?? []).length).toBe(0)
  // What stood 5 mm from the left of a page ends 5 mm from its right.
  const [left = 0, right = 0] = squares(back?.across(203) ?? [])
  expect(Math.abs(left - (148.5 - 9))).toBeLessThan(0.1)
  expect(Math.abs(right - (296.5 - 9))).toBeLessThan(0.1)
  expect(read(pdf)[1]).toBe('19 2')
})

test('for printers of one side fronts and backs are files of their own', async () => {
  const made = await booklet(twenty, { flip: 'manual' })
  expect(made.map((file) => file.path)).toEqual(['essay-booklet-a4-fronts.pdf', 'essay-booklet-a4-backs.pdf'])
  const [fronts = [], backs = []] = made.map((file) => read(file.value))
  expect(fronts).toEqual(['20 1', '18 3', '16 5', '14 7', '12 9'])
  expect(backs).toEqual(['2 19', '4 17', '6 15', '8 13', '10 11'])
  expect(made.map((file) => file.data.pages)).toEqual([5, 5])
})

test('a book from right to left has its spine on the right', async () => {
  expect(read(await bookletPdf(twenty, {}, 'rtl')).slice(0, 2)).toEqual(['1 20', '19 2'])
})

test('blank pages stand at the end, or before the back cover', async () => {
  const ten = await numberedPages(10)
  expect(read(await bookletPdf(ten))).toEqual(['1', '2', '10 3', '4 9', '8 5', '6 7'])
  expect(read(await bookletPdf(ten, { cover: true }))).toEqual(['10 1', '2', '3', '4 9', '8 5', '6 7'])
})

test('one page is a sheet with three blank sides', async () => {
  const pdf = await bookletPdf(await numberedPages(1))
  expect(read(pdf)).toEqual(['1', ''])
  expect(faultsOf(pdf)).toBe('')
})

test('four small pages up are two copies, or halves that lie on each other', async () => {
  const small = await numberedPages(20, { width: 105, height: 148 })
  expect(read(await bookletPdf(small, { up: 4 })).slice(0, 2)).toEqual(['20 1 20 1', '19 2 19 2'])
  const nested = await bookletPdf(small, { up: 4, copies: 1, flip: 'long' })
  expect(read(nested)).toEqual(['20 1 14 7', '2 19 8 13', '18 3 12 9', '4 17 10 11', '16 5', '6 15'])
  const [front] = inkOf(nested, 1)
  expect([front?.width, front?.height].map((length) => Math.round(length ?? 0))).toEqual([210, 297])
})

test('leaves are cut and stacked', async () => {
  expect(read(await bookletPdf(await numberedPages(8), { binding: 'perfect' }))).toEqual([
    '1 5',
    '6 2',
    '3 7',
    '8 4',
  ])
})

test('larger pages shrink evenly and stay in the middle', async () => {
  const pdf = await bookletPdf(await numberedPages(4, { width: 210, height: 297 }))
  const [front] = inkOf(pdf, 1)
  const scale = 210 / 297
  const row = (front?.across(7 * scale) ?? []).filter(([from, to]) => Math.abs(to - from - 4 * scale) < 0.3)
  const [left = 0, right = 0] = row.map(([from]) => from)
  expect(Math.abs(left - (148.5 - 210 * scale + 5 * scale))).toBeLessThan(0.15)
  expect(Math.abs(right - (148.5 + 5 * scale))).toBeLessThan(0.15)
})

test('smaller pages meet at the fold in the middle of the sheet', async () => {
  const [front] = inkOf(await bookletPdf(await numberedPages(4, { width: 105, height: 148 })), 1)
  const [left = 0, right = 0] = squares(front?.across((210 - 148) / 2 + 7) ?? [])
  expect(Math.abs(left - (148.5 - 105 + 5))).toBeLessThan(0.1)
  expect(Math.abs(right - 153.5)).toBeLessThan(0.1)
})

test.each([90, 180, 270] as const)(
  'pages that the file shows turned by %i° stand upright',
  async (rotate) => {
    const [front] = inkOf(await bookletPdf(await numberedPages(4, { rotate })), 1)
    const [left = 0, right = 0] = squares(front?.across(7) ?? [])
    expect(Math.abs(left - 5.5)).toBeLessThan(0.1)
    expect(Math.abs(right - 153.5)).toBeLessThan(0.1)
  },
)

test('bleed goes beyond the page, but not beyond the fold', async () => {
  const bled = await numberedPages(4, { width: 105, height: 148, bleed: 3 })
  const [front] = inkOf(await bookletPdf(bled), 1)
  const [red, white] = [
    [255, 0, 0],
    [255, 255, 255],
  ]
  const top = (210 - 148) / 2
  expect(front?.at(148.5 - 105 - 2.5, 105)).toEqual(red)
  expect(front?.at(148.5 - 105 - 3.5, 105)).toEqual(white)
  expect(front?.at(148.5 + 105 + 2.5, 105)).toEqual(red)
  expect(front?.at(100, top - 2.5)).toEqual(red)
  expect(front?.at(100, top - 3.5)).toEqual(white)
  expect(front?.at(147.5, 105)).toEqual(white)
  expect(front?.at(149.5, 105)).toEqual(white)
})

describe('marks', () => {
  const small = () => numberedPages(4, { width: 105, height: 148 })
  const dark = (runs: readonly [number, number][]) => runs.filter(([from, to]) => to - from > 0.9)

  test('of the fold stand above and below the pages, on the outside only', async () => {
    const [front, back] = inkOf(await bookletPdf(await small(), { marks: ['fold'] }), 1, 2)
    const ticks = [148.4, 148.5, 148.6].flatMap((x) => dark(front?.along(x) ?? []))
    expect(ticks.some(([from, to]) => Math.abs(from - 25) < 0.2 && Math.abs(to - 30) < 0.2)).toBe(true)
    expect(ticks.some(([from, to]) => Math.abs(from - 180) < 0.2 && Math.abs(to - 185) < 0.2)).toBe(true)
    expect([148.4, 148.5, 148.6].flatMap((x) => dark(back?.along(x) ?? []))).toEqual([])
  })

  test('of the staples stand at a quarter and three quarters of the fold', async () => {
    const [front] = inkOf(await bookletPdf(await small(), { marks: ['staple'] }), 1)
    const ticks = [148.4, 148.5, 148.6].flatMap((x) => dark(front?.along(x) ?? []))
    for (const y of [31 + 37, 31 + 111])
      expect(ticks.some(([from, to]) => Math.abs((from + to) / 2 - y) < 0.2)).toBe(true)
  })

  test('of the cut stand off the corners', async () => {
    const [front] = inkOf(await bookletPdf(await small(), { marks: ['cut'] }), 1)
    const lines = [30.9, 31, 31.1].flatMap((y) => dark(front?.across(y) ?? []))
    expect(lines.some(([from, to]) => Math.abs(from - 37.5) < 0.2 && Math.abs(to - 42.5) < 0.2)).toBe(true)
    expect(lines.some(([from, to]) => Math.abs(from - 254.5) < 0.2 && Math.abs(to - 259.5) < 0.2)).toBe(true)
  })
})

test('a zine has its upper row on its head', async () => {
  const options = { paper: 'a4', cover: true, marks: [] }
  const [file] = await makeZine(await numberedPages(8, { width: 74.25, height: 105 }), options, {
    slug: 'essay',
    name: 'zine',
    words,
  })
  const pdf = file?.value as Uint8Array
  expect(read(pdf)).toEqual(['5 4 3 2 6 7 8 1'])
  const [side] = inkOf(pdf, 1)
  expect(squares(side?.across(7) ?? [])).toEqual([])
  expect(squares(side?.across(98) ?? []).length).toBe(4)
  expect(squares(side?.across(112) ?? []).length).toBe(4)
  expect(faultsOf(pdf)).toBe('')
})

test('two runs are the same to the byte, and another plan is another file', async () => {
  const [first, second, other] = await Promise.all([
    bookletPdf(twenty),
    bookletPdf(twenty),
    bookletPdf(twenty, { thickness: 0.2 }),
  ])
  expect(Buffer.compare(first, second)).toBe(0)
  expect(idOf(await PDFDocument.load(first))).not.toBe(idOf(await PDFDocument.load(other)))
})

const idOf = (document: PDFDocument): string => String(document.context.trailerInfo.ID)

test('the file says what it is, and keeps the print dialog from scaling it', async () => {
  const document = await PDFDocument.load(await bookletPdf(twenty, { flip: 'long' }), {
    updateMetadata: false,
  })
  expect(document.getTitle()).toBe('Numbers & Marks (Booklet)')
  expect(document.getAuthor()).toBe('Ada Reed')
  expect(document.getLanguage()).toBe('en-GB')
  const preferences = document.catalog.getViewerPreferences()
  expect(preferences?.getPrintScaling()).toBe('None')
  expect(preferences?.getDuplex()).toBe('DuplexFlipLongEdge')
})

test('each page of the source is in the file once, without its links', async () => {
  const source = await PDFDocument.load(await numberedPages(20, { width: 105, height: 148 }))
  for (const page of source.getPages()) {
    const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 50, 50], Border: [0, 0, 0] }
    page.node.addAnnot(source.context.register(source.context.obj(link)))
  }
  const document = await PDFDocument.load(await bookletPdf(await source.save(), { up: 4 }))
  const objects = document.context.enumerateIndirectObjects().map(([, object]) => {
    return object instanceof PDFStream ? String(object.dict) : String(object)
  })
  expect(objects.filter((text) => text.includes('/Form')).length).toBe(20)
  expect(objects.filter((text) => text.includes('/Link'))).toEqual([])
  // One font for all of them.
  expect(objects.filter((text) => text.includes('/BaseFont /Helvetica-Bold')).length).toBe(1)
})

describe('is refused with a clear word:', () => {
  const refusal = (pdf: Uint8Array): Promise<unknown> => booklet(pdf).catch((reason: unknown) => reason)

  test.each([
    ['what is no PDF', () => new TextEncoder().encode('Dear reader'), /no PDF, or it is broken/],
    ['an empty file', () => new Uint8Array(), /no PDF, or it is broken/],
    ['half a PDF', () => twenty.slice(0, twenty.length / 2), /breaks off in the middle/],
  ] as const)('%s', async (_, pdf, message) => {
    const error = await refusal(pdf())
    expect(error).toBeInstanceOf(ImpositionError)
    expect(String(error)).toMatch(message)
  })

  test('a locked PDF', async () => {
    const document = await PDFDocument.load(twenty)
    document.encrypt({ userPassword: 'secret', ownerPassword: 'secret' })
    expect(String(await refusal(await document.save()))).toMatch(/locked/)
  })

  test('a PDF without pages', async () => {
    const document = await PDFDocument.create()
    expect(String(await refusal(await document.save({ addDefaultPage: false })))).toMatch(/no pages/)
  })
})

test('the notes say what to buy, print, fold and staple', async () => {
  const [file] = await booklet(twenty)
  expect(file?.data.notes).toEqual([
    '5 sheets of paper (A4), on both sides, flip on the short edge',
    'fold once, in the middle; 2 staples in the fold, 53 and 158\u00A0mm from the top',
    'pages of the innermost sheet moved 0.4\u00A0mm towards the fold',
  ])
  expect(file?.data.pages).toBe(10)
})
