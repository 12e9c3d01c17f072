import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'

import { readPdf } from '../scripts/audit/readers/pdf/index.ts'
import type { FileReading, PieceKind } from '../scripts/model/reading.ts'
import { line, marked, type Sample, samplePdf } from './audit-pdf-sample.ts'

const read = async (sample: Sample): Promise<FileReading> => readPdf('a.pdf', await samplePdf(sample))

const said = ({ words }: FileReading): string => words.join(' ')

/** What the pieces of a kind say. */
const of = ({ pieces, words }: FileReading, kind: PieceKind): string[] =>
  pieces.filter((piece) => piece.kind === kind).map(({ from, to }) => words.slice(from, to).join(' '))

const reasons = ({ faults }: FileReading): string[] => faults.map(({ reason }) => reason)

describe('a tagged file', () => {
  /** A paragraph that goes on over the page, after whose first part its note is drawn. */
  const book: Sample = {
    lang: 'en',
    pages: [
      [
        marked(undefined, line('Running head', 20, 380)),
        marked(0, line('One', 20, 350, 20)),
        marked(1, line('In 2000', 20, 300)),
        marked(2, line('1', 58, 304, 6)),
        marked(3, line('it was a docu-', 64, 300)),
        marked(4, line('1. A note.', 20, 40, 8)),
      ].join('\n'),
      [
        marked(0, line('ment of sorts.', 20, 350)),
        marked(1, line('Cell a', 20, 300)),
        marked(2, line('Cell b', 120, 300)),
        marked(3, line('drawn words', 20, 200)),
        marked(4, line('Figure 1', 20, 180)),
        marked(5, line('See', 20, 150), line('here', 50, 150)),
      ].join('\n'),
    ],
    links: [
      { page: 0, box: [57, 303, 63, 311], to: [0, 50] },
      { page: 0, box: [19, 38, 27, 48], to: [0, 312] },
      { page: 1, box: [19, 148, 80, 160], to: 'one' },
    ],
    places: { one: [0, 372] },
    roles: { Chapter: 'Sect', Title: 'H1' },
    tree: [
      {
        role: 'Chapter',
        kids: [
          { role: 'Title', kids: [[0, 0]] },
          {
            role: 'P',
            kids: [[0, 1], { role: 'Link', kids: [[0, 2], 0] }, [0, 3], [1, 0]],
          },
          { role: 'Note', id: 'n1', kids: [{ role: 'P', kids: [{ role: 'Link', kids: [[0, 4], 1] }] }] },
          {
            role: 'Table',
            kids: [
              {
                role: 'TR',
                kids: [
                  { role: 'TH', kids: [[1, 1]] },
                  { role: 'TD', kids: [[1, 2]] },
                ],
              },
            ],
          },
          { role: 'Figure', alt: 'A map', kids: [[1, 3], { role: 'Caption', kids: [[1, 4]] }] },
          { role: 'P', kids: [{ role: 'Link', kids: [[1, 5], 2] }] },
        ],
      },
    ],
  }

  test('is read in the order of its tags, without what is no part of the text', async () => {
    const reading = await read(book)
    expect(said(reading)).toBe(
      'one in 2000 1 it was a docu ment of sorts 1 a note cell a cell b figure 1 see here',
    )
    expect(reading.isStructured).toBe(true)
    expect(reading.faults).toEqual([])
  })

  test('holds each element as one piece, over a page’s end too', async () => {
    const reading = await read(book)
    expect(of(reading, 'paragraph')).toEqual([
      'in 2000 1 it was a docu ment of sorts',
      '1 a note',
      'see here',
    ])
    expect(of(reading, 'heading')).toEqual(['one'])
    expect(of(reading, 'row')).toEqual(['cell a cell b'])
    expect(reading.pieces.filter(({ kind }) => kind === 'cell').map(({ isHead }) => isHead)).toEqual([
      true,
      false,
    ])
    expect(of(reading, 'figure')).toEqual(['figure 1'])
    expect(reading.pieces.find(({ kind }) => kind === 'picture')).toMatchObject({ alt: 'A map' })
    const starts = reading.pieces.map(({ from }) => from)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  })

  test('says of each link what it leads to', async () => {
    const reading = await read(book)
    const find = (kind: PieceKind) => reading.pieces.find((piece) => piece.kind === kind)
    expect(find('note-call')).toMatchObject({ target: '#n1' })
    expect(find('note')).toMatchObject({ id: '#n1' })
    expect(reading.words[reading.targets.get('#n1') ?? -1]).toBe('1')
    expect(reading.targets.get('#n1')).toBe(find('note')?.from)
    expect(reading.targets.get(find('backlink')?.target ?? '')).toBe(1)
    expect(find('reference')).toMatchObject({ target: '#one' })
    expect(reading.targets.get('#page=2')).toBe(reading.words.indexOf('ment'))
  })

  test('has a spot for each word: the page on which it begins', async () => {
    const { words, at, spots } = await read(book)
    expect(spots.map(({ page }) => page)).toEqual([1, 2])
    expect(at[words.indexOf('docu')]).toBe(0)
    expect(at[words.indexOf('ment')]).toBe(1)
    expect(at).toHaveLength(words.length)
  })

  test('a word whose parts touch is one, in a link or out of it', async () => {
    const reading = await read({
      pages: [
        `${marked(0, line('un', 20, 300))} ${marked(1, line('true', 31.2, 300))} ${marked(2, line('st, so', 48.4, 300))}`,
      ],
      tree: [{ role: 'P', kids: [[0, 0], { role: 'Em', kids: [[0, 1]] }, [0, 2]] }],
    })
    expect(said(reading)).toBe('untruest so')
    expect(of(reading, 'emphasis')).toEqual(['untruest'])
  })

  test('takes the text that an element says it has', async () => {
    const reading = await read({
      pages: [marked(0, line('docu-', 20, 300), line('ment', 20, 280))],
      tree: [{ role: 'P', kids: [{ role: 'Span', actual: 'document', kids: [[0, 0]] }] }],
    })
    expect(said(reading)).toBe('document')
    expect(reading.faults).toEqual([])
  })

  test('text outside of the tags is a fault', async () => {
    const reading = await read({
      pages: [
        '',
        `${marked(0, line('In.', 20, 300))} ${marked(1, line('Out.', 20, 200))} ${line('Bare.', 20, 100)}`,
      ],
      tree: [{ role: 'P', kids: [[1, 0]] }],
    })
    expect(said(reading)).toBe('in')
    expect(reading.faults).toEqual([{ at: 1, reason: 'Outside of the tags stands “Out.Bare.”' }])
  })

  test('a link that leads nowhere is a fault', async () => {
    const reading = await read({
      pages: [marked(0, line('See there', 20, 300))],
      links: [{ page: 0, box: [20, 298, 60, 310], to: 'gone' }],
      tree: [{ role: 'P', kids: [{ role: 'Link', kids: [[0, 0], 0] }] }],
    })
    expect(reasons(reading)).toEqual(['Link “see there” leads to #gone, which is not in the file'])
  })
})

describe('an untagged file', () => {
  const pages = ['Alpha', 'Beta', 'Gamma', 'Delta'].map((word, index) =>
    [
      line('A Book', 20, 380),
      line(`${word} opens the page`, 20, 340),
      line('2', 118, 344, 6),
      line(`and ${word} ends it.`, 20, 320),
      line(`${index + 1}`, 150, 20),
    ].join('\n'),
  )

  test('is read in the order of its content, with running heads and folios as furniture', async () => {
    const reading = await read({ pages })
    expect(reading.isStructured).toBe(false)
    expect(of(reading, 'furniture')).toEqual(['a book', '1', 'a book', '2', 'a book', '3', 'a book', '4'])
    expect(said(reading)).toContain('alpha opens the page 2 and alpha ends it')
    expect(of(reading, 'note-call')).toEqual(['2', '2', '2', '2'])
  })

  test('knows links by where they stand', async () => {
    const reading = await read({
      pages: [line('Read this page of ours.', 20, 300)],
      links: [{ page: 0, box: [45, 298, 86, 310], to: 'https://example.org/' }],
    })
    expect(of(reading, 'link')).toEqual(['this page'])
    expect(reading.pieces.find(({ kind }) => kind === 'link')).toMatchObject({
      target: 'https://example.org/',
    })
  })
})

describe('letters that can’t be read', () => {
  const page = 'BT /Odd 12 Tf 1 0 0 1 20 300 Tm <000100020003> Tj ET'

  test('are none where the font says what each is', async () => {
    const reading = await read({ pages: [page], map: { '0001': 's', '0002': 'a', '0003': 'y' } })
    expect(said(reading)).toBe('say')
    expect(reading.faults).toEqual([])
  })

  test('are a fault with page and font', async () => {
    const reading = await read({ pages: ['', page], map: { '0001': 's' } })
    expect(reading.faults).toContainEqual({
      at: 1,
      reason: 'Font AAAAAA+Odd does not say what 2 letters are',
    })
  })
})

describe('what the file says of itself', () => {
  test('is among the facts', async () => {
    const document = await PDFDocument.load(await samplePdf({ pages: [line('A', 20, 20)], lang: 'en-GB' }))
    document.setTitle('On Paper')
    document.setAuthor('Ada Reed')
    document.setSubject('About it.')
    document.setCreationDate(new Date('2024-03-05T00:00:00Z'))
    const { facts } = await readPdf('a.pdf', await document.save())
    expect(facts).toMatchObject({
      title: 'On Paper',
      authors: ['Ada Reed'],
      description: 'About it.',
      language: 'en-GB',
      date: '2024-03-05',
      pages: 1,
    })
  })
})

describe('a file that is broken', () => {
  test('is one fault if it can’t be opened', async () => {
    const garbage = await readPdf('a.pdf', new TextEncoder().encode('This is no PDF at all.'))
    expect(garbage.words).toEqual([])
    expect(reasons(garbage)).toEqual([expect.stringMatching(/^The file can't be read as a PDF: /)])
    expect(reasons(await readPdf('a.pdf', new Uint8Array()))).toHaveLength(1)
  })

  test('is read as far as it goes if its end is missing', async () => {
    const whole = await samplePdf({ pages: [line('Some words', 20, 300)], tree: [{ role: 'P', kids: [] }] })
    for (const part of [0.3, 0.6, 0.9, 0.98]) {
      const reading = await readPdf('a.pdf', whole.slice(0, Math.floor(whole.length * part)))
      expect(reading.faults.length, `${part}`).toBeGreaterThan(0)
      expect(reading.isStructured).toBe(false)
    }
  })

  test('tells that a password is needed', async () => {
    const document = await PDFDocument.load(await samplePdf({ pages: [line('Secret', 20, 300)] }))
    document.encrypt({ userPassword: 'x', ownerPassword: 'y' })
    const reading = await readPdf('a.pdf', await document.save({ useObjectStreams: false }))
    expect(reasons(reading)).toEqual(["The file can't be read as a PDF: No password given"])
  })

  test('bytes that are changed here and there never throw', async () => {
    const whole = await samplePdf({
      pages: [marked(0, line('Some words', 20, 300))],
      places: { a: [0, 300] },
      tree: [{ role: 'P', kids: [[0, 0]] }],
    })
    for (let at = 7; at < whole.length; at += 29) {
      const broken = whole.slice()
      broken[at] = (broken[at] ?? 0) ^ 0x55
      const reading = await readPdf('a.pdf', broken)
      expect(reading.at).toHaveLength(reading.words.length)
    }
  })
})
