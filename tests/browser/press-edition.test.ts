import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crc32, deflateSync } from 'node:zlib'

import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHeader,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { type PressFile, pressReady, readPressCondition } from '../../scripts/formats/press/index.ts'
import { launchPress } from '../../scripts/world/browser.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { contentWords, readPdf } from '../reading/pdf-x.ts'
import { contentsOf, pdfxFaults } from '../reading/pdf-x4.ts'
import { type Plates, platesOf } from '../reading/pdf-x-plates.ts'
import { openPdf } from '../reading/pdfjs.ts'

/** CSS pixels of a millimetre. */
const mm = 96 / 25.4
/** Points of a CSS pixel. */
const pt = 0.75
const [trim, bleed] = [{ width: 148 * mm, height: 210 * mm }, 3 * mm]

const page = (content: string) => `<div class="page">${content}</div>`
const at = (left: number, top: number, width: number, height: number, look: string) =>
  `<div style="position: absolute; left: ${left}px; top: ${top}px; width: ${width}px; height: ${height}px; ${look}"></div>`
const picture = (name: string, left: number, look = '') =>
  `<img src="${name}" style="position: absolute; left: ${left}px; top: 40px; width: 80px; height: 80px; ${look}">`

const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>From the browser</title><style>
@font-face { font-family: Text; src: url(text.woff2) }
@page { size: ${trim.width + 2 * bleed}px ${trim.height + 2 * bleed}px; margin: 0 }
body { margin: 0; font: 16px/24px Text; color: #000 }
.page { position: relative; width: ${trim.width + 2 * bleed}px; height: ${trim.height + 2 * bleed}px; overflow: hidden; break-after: page }
a { color: inherit }
p { margin: 0; position: absolute; left: 40px }
</style>
${page(`<p style="top: 40px">Black words, <a href="https://example.org/">a link of black</a></p>
<p style="top: 80px; color: #777">Grey words</p>
<p style="top: 120px; opacity: 0.5">Faint words</p>
<p style="top: 160px; color: #8b1a1a">Listed words</p>
${at(0, 0, 30, 30, 'background: #8b1a1a')}
${at(40, 200, 400, 40, 'background: linear-gradient(90deg, #000, #fff)')}
${at(40, 250, 400, 40, 'background: radial-gradient(#fff, #333)')}
${at(40, 300, 400, 40, 'background: linear-gradient(90deg, rgba(139, 26, 26, 0.5), #8b1a1a)')}
${at(40, 520, 400, 40, 'background: radial-gradient(circle closest-side, rgba(0, 0, 0, 0.5), #8b1a1a)')}
${at(40, 350, 400, 40, 'background: linear-gradient(90deg, rgba(255, 0, 0, 0), #f00)')}
${at(40, 400, 400, 40, 'background: #eee; box-shadow: 0 0 9px #333')}
${at(40, 460, 400, 4, 'background: #000')}`)}
${page(`${picture('colour.png', 40)}${picture('grey.png', 140)}${picture('glass.png', 240)}${picture('photo.jpg', 340)}
${picture('photo.jpg', 440, 'width: 20px; height: 20px')}`)}</html>`

function png(type: 0 | 2 | 6, pixel: (x: number) => number[]): Uint8Array {
  const chunk = (name: string, content: Uint8Array): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(content.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([length, body, check])
  }
  const head = Buffer.from([0, 0, 0, 64, 0, 0, 0, 64, 8, type, 0, 0, 0])
  const row = [0, ...Array.from({ length: 64 }, (_, x) => pixel(x)).flat()]
  const rows = Buffer.concat(Array.from({ length: 64 }, () => Buffer.from(row)))
  const signature = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const folder = mkdtempSync(path.join(tmpdir(), 'press-edition-'))
const file = (name: string): string => path.join(folder, name)
let printed: Uint8Array
let made: PressFile
let first: Plates
let second: Plates

async function print(): Promise<Uint8Array> {
  const press = await launchPress()
  const photo = await press.open({
    html: '<!doctype html><body style="background: #08f">',
    files: new Map(),
    viewport: { width: 120, height: 120 },
  })
  const face = new URL(
    '../../node_modules/@fontsource/alegreya/files/alegreya-latin-400-normal.woff2',
    import.meta.url,
  )
  const files = new Map([
    ['text.woff2', { value: new Uint8Array(readFileSync(face)), mediaType: 'font/woff2' }],
    ['photo.jpg', { value: await photo.paint(1), mediaType: 'image/jpeg' }],
    ['grey.png', { value: png(0, () => [128]), mediaType: 'image/png' }],
    ['colour.png', { value: png(2, () => [255, 0, 0]), mediaType: 'image/png' }],
    ['glass.png', { value: png(6, (x) => [0, 0, 255, x * 4]), mediaType: 'image/png' }],
  ])
  const sheet = await press.open({ html, files })
  await sheet.settle()
  const pdf = await sheet.print({ tagged: false, outline: false })
  await press.close()
  return pdf
}

async function make(marks: boolean): Promise<PressFile> {
  const condition = await readPressCondition(memoryWorld({ files: {} }))
  return pressReady(printed, {
    title: 'Paper & <Patience>',
    authors: ['Ada Reed'],
    slug: 'paper-and-patience',
    date: new Date('2024-03-05T00:00:00Z'),
    trim,
    bleed,
    colours: new Map([['#8b1a1a', [0, 0.95, 0.9, 0.4]]]),
    condition,
    marks,
  })
}

beforeAll(async () => {
  printed = await print()
  made = await make(false)
  writeFileSync(file('plain.pdf'), made.value)
  writeFileSync(file('marks.pdf'), (await make(true)).value)
  first = await platesOf(file('plain.pdf'), 1, 144)
  second = await platesOf(file('plain.pdf'), 2, 144)
})
afterAll(() => rmSync(folder, { recursive: true }))

type Box = [left: number, top: number, width: number, height: number]

/** A rectangle of CSS pixels in points. */
const px = (...box: readonly [...Box]): Box => [box[0] * pt, box[1] * pt, box[2] * pt, box[3] * pt]

describe.each(['plain.pdf', 'marks.pdf'])('%s', (name) => {
  test('has nothing against PDF/X-4', () => {
    expect(pdfxFaults(file(name))).toEqual([])
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
  expect(Buffer.from((await make(true)).value).equals(readFileSync(file('marks.pdf')))).toBe(true)
})

/** Poppler packs plates as JPEG: a few steps of 255 are noise. */
const noise = 8

test.each([
  ['black words', 40, 40, 300, 24],
  ['grey words', 40, 80, 300, 24],
  ['faint words', 40, 120, 300, 24],
  ['a grey gradient', 44, 204, 392, 32],
  ['a round grey gradient', 44, 254, 392, 32],
  ['a shadow', 30, 393, 420, 56],
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
  expect([...made.converted.keys()]).toContain('#ff0000')
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

/** Each makes one thing wrong; the checker has to name its topic, or its silence about our file would mean nothing. */
const mutations: readonly [topic: string, what: string, (document: PDFDocument) => void][] = [
  ['header', 'a later version', ({ context }) => (context.header = PDFHeader.forVersion(1, 7))],
  ['id', 'no id', ({ context }) => delete context.trailerInfo.ID],
  ['info', 'trapped unknown', (document) => informationOf(document).set(name('Trapped'), name('Unknown'))],
  ['info', 'no day of change', (document) => informationOf(document).delete(name('ModDate'))],
  ['info', 'no title', (document) => informationOf(document).delete(name('Title'))],
  ['xmp', 'another title', (document) => document.setTitle('Another')],
  ['xmp', 'another day', (document) => document.setCreationDate(new Date('2020-01-01T00:00:00Z'))],
  ['xmp', 'no metadata', ({ catalog }) => catalog.delete(name('Metadata'))],
  ['intent', 'no intent', ({ catalog }) => catalog.delete(name('OutputIntents'))],
  ['intent', 'no profile', ({ catalog }) => intentOf(catalog).delete(name('DestOutputProfile'))],
  ['intent', 'two intents', ({ catalog }) => intentsOf(catalog).push(intentOf(catalog))],
  ['boxes', 'no trimmed page', (document) => document.getPage(0).node.delete(name('TrimBox'))],
  ['boxes', 'a small bleed', (document) => document.getPage(0).setBleedBox(50, 50, 100, 100)],
  ['boxes', 'a small sheet', (document) => document.getPage(1).setMediaBox(50, 50, 100, 100)],
  ['actions', 'an annotation', (document) => annotate(document)],
  [
    'actions',
    'an action',
    ({ catalog, context }) => catalog.set(name('OpenAction'), context.obj({ S: 'Named', N: 'Print' })),
  ],
  ['colour', 'a colour of the screen', (document) => draw(document, '1 0 0 rg')],
  ['colour', 'a space of the screen', (document) => draw(document, '/DeviceRGB CS')],
  [
    'colour',
    'a picture of the screen',
    (document) => pictureOf(document).set(name('ColorSpace'), name('DeviceRGB')),
  ],
  ['colour', 'blending on the screen', (document) => groupOf(document).set(name('CS'), name('DeviceRGB'))],
  ['state', 'a transfer function', (document) => stateOf(document).set(name('TR'), name('Identity'))],
  [
    'images',
    'alternates',
    (document) => pictureOf(document).set(name('Alternates'), document.context.obj([])),
  ],
  ['fonts', 'a font elsewhere', (document) => unembed(document)],
]

test.each(mutations)('the checker finds %s: %s', async (topic, what, spoil) => {
  const document = await PDFDocument.load(made.value, { updateMetadata: false })
  spoil(document)
  const spoilt = file(`${what}.pdf`)
  writeFileSync(spoilt, await document.save({ useObjectStreams: true }))
  expect(pdfxFaults(spoilt).map((fault) => fault.split(':')[0])).toContain(topic)
})

const name = (text: string): PDFName => PDFName.of(text)
const informationOf = ({ context }: PDFDocument) => context.lookup(context.trailerInfo.Info, PDFDict)
const intentsOf = (catalog: PDFDict) => catalog.lookup(name('OutputIntents'), PDFArray)
const intentOf = (catalog: PDFDict) => intentsOf(catalog).lookup(0, PDFDict)
const groupOf = (document: PDFDocument) => document.getPage(0).node.lookup(name('Group'), PDFDict)

function find(document: PDFDocument, fits: (dict: PDFDict) => boolean): PDFDict {
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFRawStream ? object.dict : object
    if (dict instanceof PDFDict && fits(dict)) return dict
  }
  throw new Error('The file has no such thing')
}

const pictureOf = (document: PDFDocument) =>
  find(document, (dict) => dict.get(name('Subtype')) === name('Image'))
const stateOf = (document: PDFDocument) => find(document, (dict) => dict.has(name('ca')))

function unembed(document: PDFDocument): void {
  find(document, (dict) => dict.has(name('FontFile2'))).delete(name('FontFile2'))
}

function draw(document: PDFDocument, operators: string): void {
  const { node } = document.getPage(0)
  const more = document.context.register(document.context.stream(operators))
  const contents = node.get(name('Contents'))
  if (!(contents instanceof PDFRef)) throw new Error('The page has other contents')
  node.set(name('Contents'), document.context.obj([contents, more]))
}

function annotate(document: PDFDocument): void {
  const { context } = document
  const note = context.obj({
    Type: 'Annot',
    Subtype: 'Text',
    Contents: PDFString.of('Look'),
    Rect: [0, 0, 9, 9],
    F: PDFNumber.of(4),
  })
  document.getPage(0).node.set(name('Annots'), context.obj([note]))
}
