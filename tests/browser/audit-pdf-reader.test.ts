import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { decodePDFRawStream, PDFDict, PDFDocument, PDFName, type PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { beforeAll, describe, expect, test } from 'vitest'

import { readPdf } from '../../scripts/audit/readers/pdf/index.ts'
import { build } from '../../scripts/build.ts'
import { comparableWords } from '../../scripts/model/comparable.ts'
import type { FileReading, PieceKind } from '../../scripts/model/reading.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { type BuiltBook, shippedBook } from '../reading/books.ts'
import { epubText } from '../reading/epub.ts'
import { missingWords } from '../reading/words.ts'

let book: BuiltBook
let reading: FileReading

const read = (file: string): Promise<FileReading> => readPdf(path.basename(file), readFileSync(file))

const edition = (end: string): string => book.pdf.replace('.pdf', `${end}.pdf`)

const ofKind = ({ pieces }: FileReading, kind: PieceKind) => pieces.filter((piece) => piece.kind === kind)

/** The words from one on, without those in pieces of some kinds. */
function without({ words, pieces }: FileReading, kinds: readonly PieceKind[], from = 0): string[] {
  const skipped = new Uint8Array(words.length).fill(1, 0, from)
  for (const piece of pieces) if (kinds.includes(piece.kind)) skipped.fill(1, piece.from, piece.to)
  return words.filter((_, index) => !skipped[index])
}

/** How many more of each word the first has than the second. */
function surplus(first: readonly string[], second: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of first) counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const word of second) counts.set(word, (counts.get(word) ?? 0) - 1)
  return new Map([...counts].filter(([, count]) => count !== 0))
}

/** Words of the picture that the tags hide behind its description. */
const drawn = new Set(
  comparableWords(
    readFileSync(
      path.resolve(import.meta.dirname, '../../manuscript/images/debt-cycle.svg'),
      'utf8',
    ).replaceAll(/<[^>]*>/g, ' '),
  ),
)

beforeAll(async () => {
  book = shippedBook()
  reading = await read(book.pdf)
})

describe('the shipped pamphlet', () => {
  test('has no fault', () => {
    expect(reading.faults).toEqual([])
    expect(reading.isStructured).toBe(true)
  })

  test('says the words that poppler finds within the margins', () => {
    // A5 without the head and the foot of the page.
    const area = ['-x', '0', '-y', '50', '-W', '420', '-H', '480']
    const text = execFileSync('pdftotext', ['-layout', ...area, book.pdf, '-'], {
      encoding: 'utf8',
      maxBuffer: 1e9,
    })
    const more = surplus(comparableWords(text), reading.words)
    // The imprint stands at the foot of the cover.
    expect([...more].filter(([word, count]) => !(count > 0 && drawn.has(word)))).toEqual([['pamphlet', -1]])
  })

  test('says the words of the EPUB in their order', async () => {
    const epub = comparableWords(await epubText(book.epub))
    // Notes stand elsewhere there.
    const body = without(reading, ['note', 'note-call'], reading.targets.get('#ch-definition'))
    expect(body.length).toBeGreaterThan(5000)
    const onlyHere = missingWords(body, epub)
    expect(onlyHere.filter((word) => !/^(?:on|p|\d+|[ivx]+)$/.test(word))).toEqual([])
  })

  test('holds the pieces that were written', () => {
    const counts = Object.fromEntries(
      (['note', 'table', 'figure', 'caption', 'row', 'cell', 'quote'] as const).map((kind) => [
        kind,
        ofKind(reading, kind).length,
      ]),
    )
    expect(counts).toEqual({ note: 5, table: 1, figure: 1, caption: 2, row: 5, cell: 20, quote: 2 })
    const notes = new Set(ofKind(reading, 'note').map(({ id }) => id))
    expect(new Set(ofKind(reading, 'note-call').map(({ target }) => target))).toEqual(notes)
    const works = new Set(ofKind(reading, 'work').map(({ id }) => id))
    for (const { target } of ofKind(reading, 'citation')) expect(works).toContain(target)
    const inside = reading.pieces.flatMap(({ target }) => (target?.startsWith('#') ? [target] : []))
    expect(inside.filter((target) => !reading.targets.has(target))).toEqual([])
  })

  test('names itself and its parts', () => {
    expect(reading.facts).toMatchObject({
      title: 'Not for Any Price: Sex Trafficking, Its Causes, and What Helps',
      language: 'en-US',
      pages: 33,
    })
    expect(reading.facts.claims).toContain('pdfuaid:part=1')
    expect(reading.facts.contents.map(({ target }) => target)).toContain('#works-cited')
    expect(reading.spots[5]).toMatchObject({ page: 6, label: 'iv' })
  })

  test('its booklet says the same once it is folded', async () => {
    const folded = await read(edition('-booklet-a4'))
    const same = surplus(without(folded, ['furniture']), without(reading, []))
    expect([...same].filter(([word, count]) => !(count > 0 && drawn.has(word)))).toEqual([])
    expect(folded.facts.pages).toBe(reading.facts.pages)
    const press = await read(edition('-press'))
    expect(folded.words).toEqual(press.words)
  })

  test('so does the booklet of other pages, whose lines end elsewhere', async () => {
    const folded = await read(edition('-booklet-letter'))
    const letters = (words: readonly string[]): string[] => [...words.join('')]
    // References to pages have other numbers.
    const more = [...surplus(letters(without(folded, ['furniture'])), letters(reading.words))]
    const picture = surplus(letters([...drawn]), [])
    expect(
      more.filter(([letter, count]) => !/\d/.test(letter) && (count < 0 || !picture.has(letter))),
    ).toEqual([])
  })
})

/** The file with the map of its text font cut off in the middle. */
async function halfMapped(file: string): Promise<Uint8Array> {
  const document = await PDFDocument.load(readFileSync(file), { updateMetadata: false })
  const { context } = document
  const key = PDFName.of('ToUnicode')
  const maps = context.enumerateIndirectObjects().flatMap(([, object]) => {
    const map = object instanceof PDFDict ? object.get(key) : undefined
    return map instanceof PDFRef &&
      String((object as PDFDict).get(PDFName.of('BaseFont'))).endsWith('+Alegreya-Regular')
      ? [map]
      : []
  })
  for (const map of maps) {
    const whole = decodePDFRawStream(context.lookup(map) as PDFRawStream).decode()
    context.assign(map, context.flateStream(whole.slice(0, whole.length * 0.6)))
  }
  return document.save()
}

test.each(['', '-booklet-a4', '-press'])('half of a font’s map is missed (pdf%s)', async (end) => {
  const { faults, spots } = await readPdf('a.pdf', await halfMapped(edition(end)))
  expect(faults.map(({ reason }) => reason)).toContainEqual(
    expect.stringMatching(/^Font [A-Z]{6}\+Alegreya-Regular does not say what \d+ letters are$/),
  )
  expect(spots[faults.find(({ reason }) => reason.startsWith('Font'))?.at ?? -1]?.page).toBeDefined()
})

describe('right-to-left text', () => {
  test.each([
    [
      'ar',
      'هذا نص عربي طويل لكي يملأ عدة أسطر من الصفحة وفي سنة 1995 كان العدد 25 في المئة ولا إله إلا الله لأنّ تُقرأ English words inside ثم عربية',
    ],
    [
      'he',
      'זהו טקסט עברי ארוך כדי למלא כמה שורות בעמוד בשנת 1995 היה המספר 25 אחוז ואז English words inside ואז שוב עברית',
    ],
  ])('%s is in its logical order', async (lang, text) => {
    const files = {
      'publication.yaml': `title: A\nlang: ${lang}\ndate: 2024-03-05\nauthors: [B]\ndescription: C\n`,
      'chapters/one.md': `# ${text.split(' ').slice(0, 3).join(' ')} {#one}\n\n${text}.[^a] *${text}* **${text}**\n\n[^a]: ${text}.\n`,
    }
    const made = memoryWorld({ files })
    try {
      const { artifacts } = await build(made, { formats: ['pdf'] })
      const { words, pieces } = await readPdf('a.pdf', artifacts[0]?.value as Uint8Array)
      const expected = comparableWords(text)
      const all = (kind: PieceKind) =>
        pieces.filter((piece) => piece.kind === kind).map(({ from, to }) => words.slice(from, to))
      expect(all('emphasis')).toEqual([expected])
      expect(all('strong')).toEqual([expected])
      expect(all('note')[0]?.slice(1)).toEqual(expected)
      expect(all('paragraph').map((said) => said.slice(0, expected.length))).toContainEqual(expected)
    } finally {
      await made.close()
    }
  })
})

const hasWeasyPrint = (() => {
  try {
    return execFileSync('weasyprint', ['--version'], { encoding: 'utf8' }) !== ''
  } catch {
    return false
  }
})()

describe.skipIf(!hasWeasyPrint)('files of another program', () => {
  const html =
    '<html lang="en"><head><title>Other</title></head><body><h1>Title one</h1><p>Efficient <em>text</em> with a <a href="#two">link</a>.</p><ul><li>one</li></ul><table><tr><th>A</th><td>b</td></tr></table><h2 id="two">Second</h2><p>End.</p></body></html>'
  const made = (...options: readonly string[]): string => {
    const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-other-'))
    writeFileSync(path.join(folder, 'a.html'), html)
    execFileSync('weasyprint', [...options, path.join(folder, 'a.html'), path.join(folder, 'a.pdf')], {
      stdio: 'ignore',
    })
    return path.join(folder, 'a.pdf')
  }

  test('tagged', async () => {
    const other = await read(made('--pdf-variant', 'pdf/ua-1'))
    expect(other.isStructured).toBe(true)
    expect(other.words.toSorted()).toEqual(
      comparableWords(html.replaceAll(/<title>.*?<\/title>|<[^>]*>/g, ' ')).toSorted(),
    )
    expect(ofKind(other, 'heading').map(({ level }) => level)).toEqual([1, 2])
    expect(ofKind(other, 'reference')).toMatchObject([{ target: '#two' }])
  })

  test('untagged', async () => {
    const other = await read(made())
    expect(other.isStructured).toBe(false)
    expect(other.words.join(' ')).toContain('title one efficient text with a link one')
    expect(ofKind(other, 'link')).toMatchObject([{ target: '#two' }])
    expect(other.faults).toEqual([])
  })
})
