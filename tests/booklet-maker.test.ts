import { VFile } from 'vfile'
import { afterAll, describe, expect, test } from 'vitest'

import { foldingOf, readChoice, writeChoice } from '../scripts/formats/maker/choice.ts'
import { commandOf } from '../scripts/formats/maker/command.ts'
import { bookletMaker } from '../scripts/formats/maker/index.ts'
import { selectPages } from '../scripts/formats/maker/selection.ts'
import { parsePages, writePages } from '../scripts/formats/print/choice.ts'
import { ImpositionError } from '../scripts/formats/print/index.ts'
import type { PagePart, ReadingPages } from '../scripts/formats/reading-pages.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { editionOf } from './epub-publication.ts'
import { a5 } from './print-folding.ts'

const part = (id: string, kind: PagePart['kind'], first: number, last: number): PagePart => ({
  id,
  kind,
  title: id,
  depth: 0,
  first,
  last,
})

/** Chapters begin on either side; page 2 and 10 are blank. */
const parts = [
  part('cover', 'cover', 1, 1),
  part('titlepage', 'titlepage', 3, 3),
  part('copyright', 'copyright', 4, 4),
  part('one', 'chapter', 5, 9),
  part('two', 'chapter', 11, 14),
  part('three', 'chapter', 15, 15),
  part('notes', 'appendix', 16, 17),
]
const facts = { parts, paper: 'a4' }

const select = (fragment: string): string | undefined => {
  const pages = selectPages(readChoice(fragment, facts), facts)
  return pages && writePages(pages)
}

describe('a list of pages', () => {
  test.each([
    ['1', [1]],
    ['3-5', [3, 4, 5]],
    ['1,4,blank,15-17', [1, 4, undefined, 15, 16, 17]],
    ['2,1', [2, 1]],
    ['blank,blank', [undefined, undefined]],
  ])('%s is read, and written the same way', (text, pages) => {
    expect(parsePages(text)).toEqual(pages)
    expect(writePages(pages)).toBe(text)
  })

  test('is forgiving of spaces and capitals', () => {
    expect(parsePages(' 1 , Blank,3-4 ')).toEqual([1, undefined, 3, 4])
  })

  test.each(['', 'x', '0', '3-1', '1,,2', '-4', '1.5', '1-99999999999', '1-9000,1-9000,1-9000'])(
    '%j is none',
    (text) => {
      expect(() => parsePages(text)).toThrow(ImpositionError)
    },
  )
})

describe('chosen parts', () => {
  test('nothing chosen is the whole text', () => expect(select('')).toBeUndefined())

  test('a chapter stands behind the cover and the licence, each page on its own side', () => {
    // The title page is a recto and the licence is on its back: the back of the cover stays blank.
    expect(select('parts=cover,titlepage,two')).toBe('1,blank,3-4,11-14')
    expect(select('parts=cover,notes')).toBe('1,4,blank,16-17')
  })

  test('without cover and title page the licence goes to the end', () => {
    expect(select('parts=one')).toBe('5-9,4')
    expect(select('parts=two')).toBe('11-14,blank,4')
  })

  test('the front is never left blank', () => expect(select('parts=notes&sides=off')).toBe('16-17,4'))

  test('close up where sides do not matter', () =>
    expect(select('parts=cover,titlepage,one,two,three&sides=off')).toBe('1,3-9,11-15'))

  test('the order is that of the book, whatever the address says', () =>
    expect(select('parts=three,one')).toBe(select('parts=one,three')))

  test('the licence alone is left where nothing is chosen', () => expect(select('parts=')).toBe('4'))

  test('a part that is gone is left out', () => expect(select('parts=one,gone')).toBe('5-9,4'))
})

describe('the address', () => {
  test.each([
    '',
    'parts=cover,one',
    'parts=one&sides=off',
    'paper=letter',
    'paper=210x297mm',
    'binding=signatures&flip=long&sheets=3',
    'up=4',
    'up=4&copies=1&thickness=0.2',
    'binding=zine',
    'cover=on&creep=off&marks=fold,cut',
  ])('%j is read, and written the same way', (fragment) => {
    expect(writeChoice(readChoice(`#${fragment}`, facts), facts)).toBe(fragment)
  })

  test.each([
    'paper=1x1',
    'paper=<script>',
    'binding=glue',
    'sheets=-3',
    'sheets=x',
    'flip=',
    'up=3',
    'thickness=99',
    'marks=blood',
    'nonsense',
    'a=%',
  ])('%j is as if nothing were said', (fragment) => {
    expect(writeChoice(readChoice(fragment, facts), facts)).toBe('')
  })

  test('what is wrong does not spoil what is right', () => {
    expect(writeChoice(readChoice('paper=letter&flip=sideways', facts), facts)).toBe('paper=letter')
  })
})

describe('the command', () => {
  const command = (fragment: string, file = 'essay.pdf', lang = 'en'): string => {
    const choice = readChoice(fragment, facts)
    return commandOf(foldingOf(choice), selectPages(choice, facts), { file, words: { lang } })
  }

  test.each([
    ['', 'pamphlet impose essay.pdf --paper a4 --binding saddle --flip short'],
    ['binding=zine', 'pamphlet impose essay.pdf --paper a4 --binding zine'],
    [
      'parts=one&binding=signatures&sheets=2&flip=manual',
      'pamphlet impose essay.pdf --pages 5-9,4 --paper a4 --binding signatures --sheets 2 --flip manual',
    ],
    [
      'up=4&copies=1&cover=on&creep=off&thickness=0.2&marks=cut,fold',
      'pamphlet impose essay.pdf --paper a4 --binding saddle --flip short --up 4 --copies 1 --cover --thickness 0.2 --flat --marks cut,fold',
    ],
    // Sheets are those of a signature, copies those of four pages up.
    ['sheets=2&copies=1', 'pamphlet impose essay.pdf --paper a4 --binding saddle --flip short'],
  ])('of %j', (fragment, words) => expect(command(fragment)).toBe(words))

  test('speaks the language of the page, and quotes what a shell would read', () => {
    expect(command('', "it's $HOME.pdf", 'fr')).toBe(
      String.raw`pamphlet impose 'it'\''s $HOME.pdf' --paper a4 --binding saddle --flip short --lang fr`,
    )
  })
})

describe('the page', () => {
  const world = memoryWorld({ files: {} })
  afterAll(() => world.close())

  const madeOf = async (trim: ReadingPages['trim'] | undefined): Promise<Record<string, string>> => {
    const readingPages = trim && { parts, labels: ['', 'ii', '1'], blanks: [], trim }
    const file = new VFile({ path: 'a.pdf', data: readingPages ? { readingPages } : {} })
    const made = await bookletMaker([file], editionOf({ slug: 'a' }), world)
    return Object.fromEntries(made.map(({ path, value }) => [path, Buffer.from(value ?? '').toString()]))
  }

  test('is not made where no pages can be chosen', async () => {
    expect(await madeOf(undefined)).toEqual({})
  })

  test('names no file that is not there', async () => {
    const html = (await madeOf(a5))['a-booklet-maker.html'] ?? ''
    expect(html).toContain('pamphlet impose a.pdf')
    expect([...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address)).toEqual([
      'a-booklet-maker.js',
    ])
  })

  test.each([
    ['a4', a5],
    ['letter', { width: 5.5 * 72, height: 8.5 * 72 }],
    ['a4', { width: 200, height: 200 }],
  ])('offers %s first where the pages were made for it', async (paper, trim) => {
    expect((await madeOf(trim))['a-booklet-maker.html']).toContain(`--paper ${paper}`)
  })

  test('says so where no paper is large enough', async () => {
    const html = (await madeOf({ width: 3400, height: 3400 }))['a-booklet-maker.html'] ?? ''
    expect(html).toContain('too small to read')
    expect(html).not.toContain('pamphlet impose')
  })
})
