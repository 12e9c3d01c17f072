import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, expect, test } from 'vitest'

import { finish } from '../../scripts/formats/pdf/finish/index.ts'
import type { Edition } from '../../scripts/model/format.ts'
import type { PageDesign, PageFacts } from '../../scripts/model/page.ts'
import { launchPress } from '../../scripts/world/browser.ts'

const px = 96 / 25.4
const folder = mkdtempSync(path.join(tmpdir(), 'finish-boxes-'))
afterAll(() => rmSync(folder, { recursive: true }))

const metadata = { title: 'Boxes', authors: [], subjects: [], identifiers: [], lang: 'en', dir: 'ltr' }
const publication = { metadata, words: {}, sections: [] }
const template = { uncovered: [] }
const edition = { publication, template, slug: 'x', date: new Date(0), options: {} } as unknown as Edition
const facts: PageFacts[] = [
  { label: '1', side: 'right', isBlank: false },
  { label: '2', side: 'left', isBlank: false },
]

/** Two pages with a heading 30 px below the upper edge of the paper. */
async function print(width: number, height: number): Promise<Uint8Array> {
  const press = await launchPress()
  try {
    const css = `@page { size: ${width}px ${height}px; margin: 0 } body { margin: 0 }
      h1 { position: absolute; margin: 0; font: 20px/20px serif; top: 30px } div { position: relative; height: 99px }
      div + div { break-before: page }`
    const html = `<!doctype html><style>${css}</style><div><h1>One</h1></div><div><h1>Two</h1></div>`
    return await (await press.open({ html, files: new Map() })).print({ tagged: false, outline: false })
  } finally {
    await press.close()
  }
}

/** Left, lower, right and upper edge of a page's box, in points. */
function box(file: string, page: number, name: string): [number, number, number, number] {
  const words = ['-box', '-f', '1', '-l', '2', file]
  const info = execFileSync('pdfinfo', words, { encoding: 'utf8' })
  const [, found = ''] = new RegExp(`Page +${page} ${name}: +(.*)`).exec(info) ?? []
  const [left = NaN, lower = NaN, right = NaN, upper = NaN] = found.split(/\s+/).map(Number)
  return [left, lower, right, upper]
}

test.for([0, 3])('boxes are exact, whatever the browser rounds: %d mm of bleed', async (mm) => {
  const bleed = mm * px
  const [width, height] = [148 * px, 210 * px]
  const rest = { top: 40, inner: 40, measure: 400, line: 18, lines: 30, separator: 10 }
  const design: PageDesign = { width, height, bleed, ...rest }
  const raw = await print(width + 2 * bleed, height + 2 * bleed)
  const places = new Map([['two', { page: 1, top: 30 }]])
  const outline = [{ title: 'Two', target: 'two', children: [] }]
  const value = await finish({ runs: [raw], pages: facts, places, outline, design }, edition, false)
  const [before, after] = [path.join(folder, `${mm}-raw.pdf`), path.join(folder, `${mm}.pdf`)]
  writeFileSync(before, raw)
  writeFileSync(after, value)

  const [, , , top] = box(before, 2, 'MediaBox')
  const media = box(after, 2, 'MediaBox')
  const trim = box(after, 2, 'TrimBox')
  // Anchored at the upper edge, where the browser began to draw.
  expect(media[3]).toBeCloseTo(top, 1)
  expect(box(after, 2, 'CropBox')).toEqual(media)
  expect(box(after, 2, 'BleedBox')).toEqual(media)
  const edge = (mm * 72) / 25.4
  const inside = [media[0] + edge, media[1] + edge, media[2] - edge, media[3] - edge]
  for (const [index, at] of inside.entries()) expect(trim[index]).toBeCloseTo(at, 1)

  const document = await getDocument({ data: new Uint8Array(value), verbosity: 0 }).promise
  const page = await document.getPage(2)
  const [left = 0, lower = 0, right = 0, upper = 0] = page.view
  expect(right - left).toBeCloseTo(((148 + 2 * mm) * 72) / 25.4, 3)
  expect(upper - lower).toBeCloseTo(((210 + 2 * mm) * 72) / 25.4, 3)
  // A link leads to the upper edge of the line that the heading's baseline stands in: 15 pt.
  const destination = (await document.getDestination('two')) as unknown[]
  const { items } = await page.getTextContent()
  const [heading] = items as { str: string; transform: number[] }[]
  const above = Number(destination[3]) - (heading?.transform[5] ?? NaN)
  expect(heading?.str).toBe('Two')
  expect(above).toBeGreaterThan(9)
  expect(above).toBeLessThan(15)
})
