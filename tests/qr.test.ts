import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { PDFDocument, rgb } from '@cantoo/pdf-lib'
import { toHtml } from 'hast-util-to-html'
import jsqr from 'jsqr'
import { expect, test } from 'vitest'

import { drawQr, qrOf, qrPath } from '../scripts/formats/qr.ts'

// The package is CommonJS: its function is the default of the default.
const decode = jsqr.default

const texts = [
  'https://example.org/pamphlets/',
  'HTTPS://EXAMPLE.ORG/1',
  '0123456789',
  'https://example.org/ä?title=“A”&b=<c>#كتاب-📖',
  `https://example.org/${'long-'.repeat(40)}`,
]

/** Another decoder reads a picture, four pixels to a module. */
function readPixels(side: number, isDark: (x: number, y: number) => boolean): string | undefined {
  const scale = 4
  const pixels = new Uint8ClampedArray((side * scale) ** 2 * 4).fill(255)
  for (let y = 0; y < side * scale; y += 1) {
    for (let x = 0; x < side * scale; x += 1) {
      if (isDark(Math.floor(x / scale), Math.floor(y / scale)))
        pixels.fill(0, (y * side * scale + x) * 4, (y * side * scale + x) * 4 + 3)
    }
  }
  return decode(pixels, side * scale, side * scale)?.data
}

const matrixOf = (text: string): boolean[][] => {
  const modules = qrOf(text)
  if (!modules) throw new Error('No code was made')
  return modules
}

test.each(texts)('another decoder reads %s', (text) => {
  const modules = matrixOf(text)
  expect(readPixels(modules.length, (x, y) => modules[y]?.[x] ?? false)).toBe(text)
})

test('damage of a corner of the data is mended', () => {
  const modules = matrixOf(texts[0] ?? '')
  const at = modules.length - 8
  const damaged = modules.map((row, y) =>
    row.map((dark, x) => (Math.min(x, y) >= at && Math.max(x, y) < at + 4 ? !dark : dark)),
  )
  expect(readPixels(modules.length, (x, y) => damaged[y]?.[x] ?? false)).toBe(texts[0])
})

test('the outlines hold the dark modules and no other', () => {
  for (const text of texts) {
    const modules = matrixOf(text)
    const inside = fillOf(qrPath(modules))
    const filled = modules.map((row, y) => row.map((_, x) => inside(x + 0.5, y + 0.5)))
    expect(filled).toEqual(modules)
  }
  const corners = [
    [true, false, true],
    [false, true, false],
    [true, false, true],
  ]
  const inside = fillOf(qrPath(corners))
  expect(corners.map((row, y) => row.map((_, x) => inside(x + 0.5, y + 0.5)))).toEqual(corners)
  expect(qrPath([[true, true]])).toMatch(/^M(?:[02] [01]L?){4}Z$/)
})

/** By the rule of even and odd: how many edges a ray to the right crosses. */
function fillOf(d: string): (x: number, y: number) => boolean {
  const outlines = d
    .split('Z')
    .filter(Boolean)
    .map((line) =>
      line
        .slice(1)
        .split('L')
        .map((point) => point.split(' ').map(Number)),
    )
  return (x, y) => {
    const crossed = outlines.flatMap((points) =>
      points.filter(([px = 0, py = 0], index) => {
        const [qx = 0, qy = 0] = points[(index + 1) % points.length] ?? []
        return px === qx && px > x && Math.min(py, qy) < y && y < Math.max(py, qy)
      }),
    )
    return crossed.length % 2 === 1
  }
}

test('printed on a page, by poppler, it is read, at 15 mm', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-qr-'))
  try {
    const text = texts[0] ?? ''
    const modules = matrixOf(text)
    const document = await PDFDocument.create()
    const side = (15 / 25.4) * 72
    const page = document.addPage([side, side])
    const scale = side / modules.length
    page.drawSvgPath(qrPath(modules), { x: 0, y: side, scale, color: rgb(0, 0, 0) })
    writeFileSync(path.join(folder, 'qr.pdf'), await document.save())
    const made = spawnSync('pdftoppm', ['-r', '300', '-gray', 'qr.pdf', 'qr', '-singlefile'], { cwd: folder })
    expect(made.status).toBe(0)
    expect(readPgm(readFileSync(path.join(folder, 'qr.pgm')))).toBe(text)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

function readPgm(file: Buffer): string | undefined {
  const [head = '', width = 0, height = 0] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(file.toString('latin1')) ?? []
  const grey = file.subarray(head.length)
  const pixels = Uint8ClampedArray.from([...grey].flatMap((value) => [value, value, value, 255]))
  return decode(pixels, Number(width), Number(height))?.data
}

test('a drawing has its rim and is named', () => {
  const drawn = drawQr('https://example.org/', 'Address “A” & B <c>')
  const side = matrixOf('https://example.org/').length
  expect(drawn && toHtml(drawn, { space: 'svg' })).toMatch(
    new RegExp(
      `^<svg viewBox="0 0 ${side} ${side}" role="img" aria-label="Address “A” &#x26; B <c>"><rect width="${side}"`,
    ),
  )
})

test('the same text gives the same code; none is made of too much or nothing', () => {
  expect(qrOf('a')).toEqual(qrOf('a'))
  expect(qrOf('')).toBeUndefined()
  expect(qrOf('é'.repeat(1165))).toBeDefined()
  expect(qrOf('é'.repeat(1166))).toBeUndefined()
  expect(drawQr('a'.repeat(2332), 'Address')).toBeUndefined()
})
