import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { checkPdfX } from '../../scripts/audit/conformance/pdf-x/index.ts'
import type { PressFile } from '../../scripts/formats/press/index.ts'
import { contentsOf, contentWords, readPdf } from '../reading/pdf-x.ts'
import { type Plates, platesOf } from '../reading/pdf-x-plates.ts'
import { openPdf } from '../reading/pdfjs.ts'
import { makeSample, printSample } from './press-edition-sample.ts'

/** Points of a CSS pixel. */
const pt = 0.75

const folder = mkdtempSync(path.join(tmpdir(), 'press-edition-'))
const file = (name: string): string => path.join(folder, name)
let printed: Uint8Array
let made: PressFile
let first: Plates
let second: Plates

beforeAll(async () => {
  printed = await printSample()
  made = await makeSample(printed, false)
  writeFileSync(file('plain.pdf'), made.value)
  writeFileSync(file('marks.pdf'), (await makeSample(printed, true)).value)
  first = await platesOf(file('plain.pdf'), 1, 144)
  second = await platesOf(file('plain.pdf'), 2, 144)
})
afterAll(() => rmSync(folder, { recursive: true }))

type Box = [left: number, top: number, width: number, height: number]

/** A rectangle of CSS pixels in points. */
const px = (...box: readonly [...Box]): Box => [box[0] * pt, box[1] * pt, box[2] * pt, box[3] * pt]

describe.each(['plain.pdf', 'marks.pdf'])('%s', (name) => {
  test('has nothing against PDF/X-4', async () => {
    expect(await checkPdfX(new Uint8Array(readFileSync(file(name))))).toEqual([])
  })

  test('is whole', () => {
    expect(execFileSync('qpdf', ['--check', file(name)], { encoding: 'utf8' })).toContain(
      'No syntax or stream',
    )
  })

  test('has the words of the browser', async () => {
    const words = async (value: Uint8Array) => (await openPdf(value)).text()
    expect(await words(readFileSync(file(name)))).toBe(await words(printed))
  })

  test('is cut to its size, with bleed around', () => {
    const said = execFileSync('pdfinfo', ['-box', '-f', '1', '-l', '2', file(name)], { encoding: 'utf8' })
    const boxes = [...said.matchAll(/(Media|Bleed|Trim)Box: +(\S+) +(\S+) +(\S+) +(\S+)/g)].map(
      ([, kind, left, foot, right, head]) => [
        kind,
        Number(right) - Number(left),
        Number(head) - Number(foot),
      ],
    )
    expect(boxes.length).toBe(6)
    const around = { Trim: 0, Bleed: 6, Media: name === 'marks.pdf' ? 24 : 6 }
    for (const [kind, width, height] of boxes) {
      const more = around[kind as keyof typeof around]
      expect(Math.abs(Number(width) - ((148 + more) * 72) / 25.4)).toBeLessThan(0.03)
      expect(Math.abs(Number(height) - ((210 + more) * 72) / 25.4)).toBeLessThan(0.03)
    }
  })

  test('is said to be what it is, and not what the browser called it', async () => {
    const { info } = await (await openPdf(readFileSync(file(name)))).metadata()
    expect(info).toMatchObject({
      Title: 'Paper & <Patience>',
      Author: 'Ada Reed',
      Trapped: { name: 'False' },
    })
    expect(JSON.stringify(info)).not.toMatch(/Chromium|Skia/)
  })
})

test('two builds are the same', async () => {
  expect(Buffer.from((await makeSample(printed, true)).value).equals(readFileSync(file('marks.pdf')))).toBe(
    true,
  )
})

/** Poppler packs plates as JPEG: a few steps of 255 are noise. */
const noise = 8

test.each([
  ['black words', 40, 40, 300, 24],
  ['grey words', 40, 80, 300, 24],
  ['faint words', 40, 120, 300, 24],
  ['a grey gradient', 44, 204, 392, 32],
  ['a round grey gradient', 44, 254, 392, 32],
  ['a shadow', 30, 399, 420, 50],
  ['a rule', 40, 458, 400, 8],
] as const)('%s: black ink alone', (_, left, top, width, height) => {
  const [cyan = 255, magenta = 255, yellow = 255, black = 0] = first.most(...px(left, top, width, height))
  expect(Math.max(cyan, magenta, yellow)).toBeLessThan(noise)
  expect(black).toBeGreaterThan(60)
})

test('a black rule is full', () => {
  expect(first.mean(...px(60, 461, 300, 2))[3]).toBeGreaterThan(250)
})

const isNear = (inks: readonly number[], wanted: readonly number[], within = noise): boolean =>
  wanted.every((part, index) => Math.abs((inks[index] ?? 0) - part * 255) < within)

test('a listed colour has the inks of its table, into the bleed', () => {
  expect(first.mean(...px(2, 2, 26, 26))).toSatisfy((inks: number[]) => isNear(inks, [0, 0.95, 0.9, 0.4]))
})

test('a gradient that fades out still does', () => {
  const [left, middle, right] = [44, 230, 425].map((x) => first.mean(...px(x, 360, 10, 20))[1] ?? 0)
  expect(left).toBeLessThan(15)
  expect(middle).toBeGreaterThan(90)
  expect(middle).toBeLessThan(150)
  expect(right).toBeGreaterThan(220)
})

test('a gradient of a listed colour ends in the inks of its table', () => {
  expect(first.mean(...px(432, 305, 6, 30))).toSatisfy((inks: number[]) => isNear(inks, [0, 0.95, 0.9, 0.4]))
  expect(first.mean(...px(42, 305, 6, 30))).toSatisfy((inks: number[]) =>
    isNear(inks, [0, 0.475, 0.45, 0.2], 12),
  )
})

test('a gradient around a point that fades in has inks near its colour, and is reported', () => {
  const [cyan = 255, magenta = 0, yellow = 0] = first.mean(...px(420, 530, 10, 20))
  expect(cyan).toBeLessThan(noise)
  expect(Math.min(magenta, yellow)).toBeGreaterThan(90)
  expect(made.calculated).toBe(1)
})

test('pictures are in ink: red in magenta and yellow, grey in black, glass as far as it is seen', () => {
  expect(second.mean(...px(50, 50, 60, 60))).toSatisfy((inks: number[]) => isNear(inks, [0, 0.96, 0.98, 0]))
  const [cyan = 255, magenta = 255, yellow = 255, black = 0] = second.mean(...px(150, 50, 60, 60))
  expect(Math.max(cyan, magenta, yellow)).toBeLessThan(noise)
  expect(black / 255).toBeGreaterThan(0.55)
  expect(black / 255).toBeLessThan(0.7)
  const [clear = 255, full = 0] = [242, 312].map((x) => second.mean(...px(x, 60, 4, 40))[0])
  expect(clear).toBeLessThan(25)
  expect(full).toBeGreaterThan(220)
})

test('a photograph keeps its colours, and the profile that says what they mean', () => {
  const pdf = readPdf(file('plain.pdf'))
  const photos = [...pdf.items.values()].filter(({ value }) => JSON.stringify(value).includes('/DCTDecode'))
  const spaces = photos.map(({ value }) => pdf.follow((value as Record<string, never>)['/ColorSpace']))
  expect(spaces.filter((space) => Array.isArray(space) && space[0] === '/ICCBased').length).toBe(1)
})

test('colours that no table lists are reported, pictures that are too coarse too', () => {
  expect([...made.converted.keys()]).toEqual(['#ff0000'])
  expect([...made.converted.keys()]).not.toContain('#8b1a1a')
  expect([...made.converted.keys()]).not.toContain('#777777')
  expect(made.heavy.size).toBe(0)
  // 64 pixels on 80/96 of an inch; the photograph of 120 pixels is counted where it is largest.
  expect(made.coarse.map(({ page: on, dpi, width }) => [on, dpi, width]).toSorted()).toEqual([
    [2, 144, 120],
    [2, 77, 64],
    [2, 77, 64],
    [2, 77, 64],
  ])
})

test('marks stand outside of the bleed, on every plate', async () => {
  const plates = await platesOf(file('marks.pdf'), 1, 288)
  // A4ths of a point: the sheet is 12 mm wider than the trimmed page on each side; crop marks are 4 to 9 mm off.
  const [off, cut] = [12, 12].map((value) => (value * 72) / 25.4)
  const nearCorner = plates.most((cut ?? 0) - 1, 6, 2, (off ?? 0) - 18)
  expect(Math.min(...nearCorner)).toBeGreaterThan(120)
  const inBleed = (value: number) => (value * 72) / 25.4
  expect(Math.max(...plates.most(inBleed(30), inBleed(9.3), 60, 4))).toBeLessThan(noise)
})

test('no operator of the screen is left in any page', () => {
  const pdf = readPdf(file('marks.pdf'))
  const words = pdf.pages.flatMap((each) => contentsOf(each, pdf).flatMap((bytes) => contentWords(bytes)))
  expect(words.filter((word) => word === 'rg' || word === 'RG')).toEqual([])
  expect(words).toEqual(expect.arrayContaining(['g', 'k', 'Do']))
})
