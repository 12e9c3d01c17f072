import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { built, importedBooks, shippedBook } from '../reading/books.ts'
import { epubPages, epubText } from '../reading/epub.ts'
import { openPdf } from '../reading/pdfjs.ts'
import { pdfFonts, pdfInfo, pdfText } from '../reading/pdf.ts'
import { missingWords, wordsOf } from '../reading/words.ts'
import { runAce, runEpubcheck } from './judges.ts'

const books = [shippedBook(), ...importedBooks()]

describe.each(books)('$name', ({ epub, pdf }) => {
  test('EPUBCheck reports nothing', async () => {
    expect(await runEpubcheck(epub)).toEqual([])
  })

  test('Ace finds no violation', async () => {
    expect(await runAce(epub)).toEqual([])
  })

  test('qpdf finds the PDF sound', () => {
    expect(() => execFileSync('qpdf', ['--check', pdf], { stdio: 'pipe' })).not.toThrow()
  })

  test('poppler finds it tagged, of A5 pages, dated by the publication, and named', () => {
    const info = pdfInfo(pdf)
    expect(info).toMatchObject({ Tagged: 'yes', JavaScript: 'no', Encrypted: 'no' })
    // ISO 216, to the hundredth of a point.
    const [width = 0, height = 0] = (info['Page size'] ?? '').match(/[\d.]+/g)?.map(Number) ?? []
    expect(Math.abs(width - 419.53)).toBeLessThan(0.01)
    expect(Math.abs(height - 595.28)).toBeLessThan(0.01)
    expect(info['Producer']).toMatch(/^Pamphlet/)
    expect(info['CreationDate']).toMatch(/T00:00:00Z$/)
  })

  test('every font is embedded as glyphs, not as drawings', () => {
    const fonts = pdfFonts(pdf)
    expect(fonts.length).toBeGreaterThan(2)
    expect(fonts.filter(({ isEmbedded, type }) => !isEmbedded || type === 'Type 3')).toEqual([])
  })
})

test.each(books.filter(({ text }) => text))(
  'every word of $name stands in its EPUB and in its PDF, in order',
  async ({ epub, pdf, text = '' }) => {
    // The date in the first line is written anew, and so are the labels of appendices.
    const expected = wordsOf(text.replace(/^.*\d{4}\n/, ''))
    const regenerated = new Set(['appendix', 'a', 'b'])
    for (const found of [wordsOf(await epubText(epub)), wordsOf(pdfText(pdf))]) {
      expect(missingWords(expected, found).filter((word) => !regenerated.has(word))).toEqual([])
    }
  },
)

test('every work of the shipped pamphlet is listed once and reached from the text, in both editions', async () => {
  const [shipped] = books
  const keys = (parse(readFileSync('manuscript/references.yaml', 'utf8')) as { id: string }[]).map(
    ({ id }) => id,
  )
  expect(keys.length).toBeGreaterThan(20)
  const pages = await epubPages(shipped?.epub ?? '')
  const pdf = await openPdf(readFileSync(shipped?.pdf ?? ''))
  const destinations = await pdf.destinations()
  for (const key of keys) {
    expect(pages.split(`id="ref-${key}"`)).toHaveLength(2)
    expect(pages.split(`#ref-${key}"`).length).toBeGreaterThan(1)
    expect(destinations).toContain(`ref-${key}`)
  }
  for (const title of [
    'Appendix A: The Position of the American Party of Labor',
    'Appendix B: Organizations',
  ]) {
    expect(pages).toContain(title)
    expect((await pdf.outline()).map((item) => item.title)).toContain(title)
  }
})

test('without embedded fonts EPUBCheck has nothing at all to say, not even a usage hint', async () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'pamphlet-plain-')), 'book')
  cpSync('manuscript', folder, { recursive: true })
  appendFileSync(path.join(folder, 'publication.yaml'), '\nformats: {epub: {fonts: false}}\n')
  const { epub } = built('plain', folder)
  expect(await runEpubcheck(epub, [])).toEqual([])
})

test('two builds in two folders are the same to the byte', () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), 'pamphlet-copy-')), 'elsewhere')
  cpSync('manuscript', folder, { recursive: true })
  const [first] = books
  const second = built('copy', folder)
  expect(readFileSync(second.epub).equals(readFileSync(first?.epub ?? ''))).toBe(true)
  expect(readFileSync(second.pdf).equals(readFileSync(first?.pdf ?? ''))).toBe(true)
})
