import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { degrees, PDFDocument, rgb, StandardFonts } from '@cantoo/pdf-lib'

/** Points of a millimetre. */
export const mm = 72 / 25.4

const dpi = 300

interface SourceOptions {
  /** mm. */
  readonly width?: number
  readonly height?: number
  /** mm around the page, filled with red. */
  readonly bleed?: number
  /** Degrees at which the pages are shown; they are drawn so that they look the same. */
  readonly rotate?: 0 | 90 | 180 | 270
}

/** Pages with their number in the middle, and a black square of 4 mm, 5 mm from the left and from the top. */
export async function numberedPages(count: number, options: SourceOptions = {}): Promise<Uint8Array> {
  const { width = 148, height = 210, bleed = 0, rotate = 0 } = options
  const document = await PDFDocument.create({ updateMetadata: false })
  const font = await document.embedFont(StandardFonts.HelveticaBold)
  const [wide, high] = [width * mm, height * mm]
  for (let number = 1; number <= count; number++) {
    const lies = rotate % 180 !== 0
    const page = document.addPage([
      (lies ? high : wide) + 2 * bleed * mm,
      (lies ? wide : high) + 2 * bleed * mm,
    ])
    page.setRotation(degrees(rotate))
    // From what is seen to what is drawn: the page is turned with the clock afterwards.
    const turned = { 0: [0, 0], 90: [high, 0], 180: [wide, high], 270: [0, wide] }[rotate]
    page.setTrimBox(bleed * mm, bleed * mm, lies ? high : wide, lies ? wide : high)
    const put = (x: number, y: number) => {
      const angle = (rotate * Math.PI) / 180
      return {
        x: bleed * mm + (turned[0] ?? 0) + x * Math.cos(angle) - y * Math.sin(angle),
        y: bleed * mm + (turned[1] ?? 0) + x * Math.sin(angle) + y * Math.cos(angle),
        rotate: degrees(rotate),
      }
    }
    if (bleed > 0) {
      page.setBleedBox(0, 0, page.getWidth(), page.getHeight())
      page.drawRectangle({
        x: 0,
        y: 0,
        width: page.getWidth(),
        height: page.getHeight(),
        color: rgb(1, 0, 0),
      })
      page.drawRectangle({ x: bleed * mm, y: bleed * mm, width: wide, height: high, color: rgb(1, 1, 1) })
    }
    const text = `p${number}`
    const size = 60
    page.drawText(text, { ...put((wide - font.widthOfTextAtSize(text, size)) / 2, high / 2), size, font })
    page.drawRectangle({ ...put(5 * mm, high - 9 * mm), width: 4 * mm, height: 4 * mm })
  }
  document.setTitle('Numbers & Marks')
  document.setAuthor('Ada Reed')
  document.setLanguage('en-GB')
  return document.save()
}

/** Do something with a PDF as a file of its own. */
function withFile<T>(pdf: Uint8Array, use: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-print-'))
  try {
    const file = path.join(folder, 'sheets.pdf')
    writeFileSync(file, pdf)
    return use(file, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What another program finds wrong in it; empty where nothing is. */
export function faultsOf(pdf: Uint8Array): string {
  return withFile(pdf, (file) => {
    const said = execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })
    return said.includes('No syntax or stream encoding errors found') ? '' : said
  })
}

export interface Word {
  readonly text: string
  /** Of its middle, mm from the sheet's left and top. */
  readonly x: number
  readonly y: number
}

/** The words of each side and where they stand, as poppler reads them. */
export function wordsOf(pdf: Uint8Array): Word[][] {
  const html = withFile(pdf, (file) =>
    execFileSync('pdftotext', ['-bbox', file, '-'], { encoding: 'utf8', stdio: 'pipe' }),
  )
  return html
    .split('<page ')
    .slice(1)
    .map((page) =>
      [...page.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</g)].map(
        ([, x1, y1, x2, y2, text = '']) => ({
          text,
          x: (Number(x1) + Number(x2)) / 2 / mm,
          y: (Number(y1) + Number(y2)) / 2 / mm,
        }),
      ),
    )
}

/** A side as it is printed. */
export interface Ink {
  /** mm. */
  readonly width: number
  readonly height: number
  /** The black runs that a line across the sheet meets at `y`, mm from the left: where each begins and ends. */
  across(y: number): [from: number, to: number][]
  /** The same along the sheet, mm from the top. */
  along(x: number): [from: number, to: number][]
  /** Red, green and blue, 0 to 255, at a place in mm from the left and the top. */
  at(x: number, y: number): readonly [number, number, number]
}

/** Print the sides at 300 dpi. */
export function inkOf(pdf: Uint8Array, first: number, last = first): Ink[] {
  return withFile(pdf, (file, folder) => {
    const range = ['-f', `${first}`, '-l', `${last}`]
    execFileSync('pdftoppm', ['-r', `${dpi}`, ...range, file, path.join(folder, 'side')])
    return readdirSync(folder)
      .filter((name) => name.endsWith('.ppm'))
      .toSorted()
      .map((name) => readPixels(readFileSync(path.join(folder, name))))
  })
}

function readPixels(file: Buffer): Ink {
  const [head = '', width = '', height = ''] =
    /^P6\s(\d+)\s(\d+)\s255\s/.exec(file.toString('latin1', 0, 40)) ?? []
  const [columns, rows] = [Number(width), Number(height)]
  const pixel = (value: number): number => Math.floor((value * dpi) / 25.4)
  const colour = (x: number, y: number) => {
    const offset = head.length + 3 * (y * columns + x)
    return [file[offset] ?? 0, file[offset + 1] ?? 0, file[offset + 2] ?? 0] as const
  }
  const runs = (count: number, isBlack: (index: number) => boolean): [number, number][] => {
    const found: [number, number][] = []
    for (let index = 0; index < count; index++) {
      const before = found.at(-1)
      if (!isBlack(index)) continue
      if (before && before[1] === index) before[1] = index + 1
      else found.push([index, index + 1])
    }
    return found.map(([from, to]) => [(from * 25.4) / dpi, (to * 25.4) / dpi])
  }
  const isBlack = (x: number, y: number): boolean => colour(x, y).every((part) => part < 128)
  return {
    width: (columns * 25.4) / dpi,
    height: (rows * 25.4) / dpi,
    across: (y) => runs(columns, (x) => isBlack(x, pixel(y))),
    along: (x) => runs(rows, (y) => isBlack(pixel(x), y)),
    at: (x, y) => colour(pixel(x), pixel(y)),
  }
}
