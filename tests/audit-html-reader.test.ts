import { execFileSync, spawnSync } from 'node:child_process'

import { describe, expect, test } from 'vitest'

import { readHtml } from '../scripts/audit/readers/html/index.ts'
import { readText } from '../scripts/audit/readers/text/index.ts'
import type { FileReading } from '../scripts/model/reading.ts'
import { faultsOf, piecesOf, wordsOf } from './audit-files.ts'

const html = (source: string): FileReading => readHtml('a.html', Buffer.from(source))

describe('HTML', () => {
  test('words, pieces and places, by the same walk as EPUB', () => {
    const reading = html(`<!doctype html><html lang="de"><head><title>Salz &amp; Licht</title>
<meta name="author" content="Ann"><meta name="author" content="Bob"><meta name="dcterms.rights" content="CC0">
</head><body><nav role="doc-toc"><ol><li><a href="#eins">Eins</a><ol><li><a href="#zwei">Zwei</a></ol></ol></nav>
<section role="doc-chapter" id="eins"><h1><span class="label">Kapitel 1</span> Eins</h1><p>W<b>or</b>t<a role="doc-noteref" id="c" href="#n">1</a>
<p lang="la">verbum<h2 id="zwei">Zwei</h2><table><tr><td>a<td>b</table><img src="data:image/png,x" alt="Bild"></section>
<section role="doc-endnotes"><h2>Noten</h2><ol><li id="n">Text <a role="doc-backlink" href="#c">\u21A9</a></ol></section>`)
    expect(faultsOf(reading)).toEqual([])
    expect(reading.words.join(' ')).toBe('eins zwei kapitel 1 eins wort 1 verbum zwei a b noten text')
    expect(wordsOf(reading, 'furniture')).toEqual(['eins zwei', 'kapitel 1', '1', 'noten'])
    expect(piecesOf(reading, 'section')).toMatchObject([
      { role: 'chapter', id: '#eins', label: 'Kapitel 1' },
      { role: 'endnotes' },
    ])
    expect(piecesOf(reading, 'note-call')).toMatchObject([{ id: '#c', target: '#n' }])
    expect(piecesOf(reading, 'note')).toMatchObject([{ id: '#n' }])
    expect(wordsOf(reading, 'note')).toEqual(['text'])
    expect(wordsOf(reading, 'cell')).toEqual(['a', 'b'])
    expect(piecesOf(reading, 'paragraph').map(({ language }) => language)).toContain('la')
    expect(piecesOf(reading, 'picture')).toMatchObject([{ alt: 'Bild' }])
    expect(reading.spots[reading.at[reading.words.indexOf('verbum')] ?? -1]).toEqual({
      file: 'a.html',
      line: 5,
      column: 14,
    })
    expect(reading.targets.get('#zwei')).toBe(8)
    expect(reading.facts).toMatchObject({
      title: 'Salz & Licht',
      authors: ['Ann', 'Bob'],
      language: 'de',
      rights: 'CC0',
      identifiers: [],
      claims: [],
      contents: [
        { title: 'Eins', level: 1, target: '#eins' },
        { title: 'Zwei', level: 2, target: '#zwei' },
      ],
    })
  })

  test('XHTML by the rules of XML, and what breaks them', () => {
    const source = (body: string) =>
      `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>T</title></head><body>${body}</body></html>`
    expect(html(source('<p>a<![CDATA[ < b]]></p>')).words).toEqual(['a', 'b'])
    const broken = html(source('<p>a<br>b</p>'))
    expect(faultsOf(broken)).toEqual([expect.stringMatching(/not well-formed XML/)])
    expect(broken.words).toEqual(['a', 'b'])
    expect(broken.facts.title).toBe('T')
  })

  test('what is wrong with it', () => {
    const reading =
      html(`<p id="a">x</p><p id="a">y</p><a href="#no">z</a><a href="#">top</a><a href="b.html">out</a>
<img src="pic.png"><img src=""><img src="https://a.example/b.png"><a href="#a%62">ab</a><i id="ab"></i>`)
    expect(faultsOf(reading)).toEqual([
      'a.html:1:16 The id “a” stands twice',
      'a.html:1:31 A link leads to #no, but there is no such place',
      'a.html:2:1 pic.png is shown, but it is not in the file',
      'a.html:2:20 A picture is shown, but it is empty',
    ])
  })

  test('encodings: as it says, and bytes that are none', () => {
    const latin = Buffer.from('<meta charset="iso-8859-1"><p>caf\u00E9</p>', 'latin1')
    expect(readHtml('a.html', latin).words).toEqual(['caf\u00E9'])
    expect(faultsOf(readHtml('a.html', Buffer.from('<p>caf\u00E9</p>', 'latin1')))).toEqual([
      'a.html Some of its bytes are no UTF-8',
    ])
  })

  test('elements that stand too deep in one another', () => {
    const reading = html('<div>'.repeat(20_000) + 'x')
    expect(reading.words.length + reading.faults.length).toBe(1)
  })
})

const hasPandoc = spawnSync('pandoc', ['--version']).status === 0
if (!hasPandoc) console.warn('pandoc is not on the path: its HTML is not read')

test.skipIf(!hasPandoc)('what pandoc makes of a manuscript', () => {
  const input =
    '---\ntitle: Salt\nauthor: Ann\nlang: en\n---\n\n# One\n\nText.[^a]\n\n> Quote.\n\n[^a]: The *note*.\n'
  const reading = html(execFileSync('pandoc', ['-s', '--toc', '-t', 'html'], { input, encoding: 'utf8' }))
  expect(faultsOf(reading)).toEqual([])
  expect(wordsOf(reading, 'furniture').slice(0, 2)).toEqual(['salt ann', 'one'])
  expect(wordsOf(reading, 'note').map((text) => text.replaceAll(/ ?\uFE0E/g, ''))).toEqual(['the note'])
  expect(piecesOf(reading, 'note-call').map(({ target }) => target)).toEqual(
    piecesOf(reading, 'note').map(({ id }) => id),
  )
  expect(wordsOf(reading, 'quote')).toEqual(['quote'])
  expect(reading.facts).toMatchObject({ title: 'Salt', authors: ['Ann'], language: 'en' })
  expect(reading.facts.contents).toMatchObject([{ title: 'One', level: 1, target: '#one' }])
})

describe('plain text', () => {
  const source =
    'Salt and light,\r\nword[1] upon word.\r\n\r\n  See [2] and [1999].\r\n\r\n[1] The note.\r\n\r\n[2] Another,\r\nof two lines.\r\n\r\n[3] No note.'

  test('words, paragraphs, notes and places', () => {
    const reading = readText('a.txt', Buffer.from(source))
    expect(reading.isStructured).toBe(false)
    expect(wordsOf(reading, 'paragraph')).toEqual([
      'salt and light word 1 upon word',
      'see 2 and 1999',
      '1 the note',
      '2 another of two lines',
      '3 no note',
    ])
    expect(piecesOf(reading, 'note-call').map(({ target }) => target)).toEqual(['#note-1', '#note-2'])
    expect(wordsOf(reading, 'note')).toEqual(['1 the note', '2 another of two lines'])
    expect(wordsOf(reading, 'furniture')).toEqual(['1', '2', '1', '2'])
    expect([...reading.targets]).toEqual([
      ['#note-1', 11],
      ['#note-2', 14],
    ])
    expect(reading.spots[reading.at[reading.words.indexOf('see')] ?? -1]).toEqual({
      file: 'a.txt',
      line: 4,
      column: 3,
    })
    expect(reading.spots[reading.at[reading.words.indexOf('lines')] ?? -1]?.line).toBe(9)
    expect(faultsOf(reading)).toEqual([])
  })

  test('numbers that begin anew in each chapter', () => {
    const text =
      'One.[1]\n\n[1] First.\n\n    Set in.\n\nTwo.[1] Three.[2]\n\n[1] Second.\n\n[2] Third.\n\nAgain.[1]'
    const reading = readText('a.txt', Buffer.from(text))
    expect(piecesOf(reading, 'note').map(({ id }) => id)).toEqual(['#note-1', '#note-1-2', '#note-2'])
    expect(wordsOf(reading, 'note')).toEqual(['1 first set in', '1 second', '2 third'])
    expect(piecesOf(reading, 'note-call').map(({ target }) => target)).toEqual([
      '#note-1',
      '#note-1-2',
      '#note-2',
      '#note-1-2',
    ])
  })

  test('paragraphs of a note that are not set in, where the next note follows', () => {
    const text = 'One.[1] Two.[2]\n\n[1] First.\n\nStill first.\n\n[2] Second.\n\nNo note.'
    expect(wordsOf(readText('a.txt', Buffer.from(text)), 'note')).toEqual(['1 first still first', '2 second'])
    const chapters = 'One.[1]\n\n[1] First.\n\nTwo.[2]\n\n[2] Second.'
    expect(wordsOf(readText('a.txt', Buffer.from(chapters)), 'note')).toEqual(['1 first', '2 second'])
  })

  test('notes that are named, beside works that are numbers', () => {
    const text = 'Word [1].[Note 1]\n\n[Note 1] The note [1].\n\n[1] A Book.'
    const reading = readText('a.txt', Buffer.from(text))
    expect(wordsOf(reading, 'note')).toEqual(['1 the note 1'])
    expect(wordsOf(reading, 'furniture')).toEqual(['note 1', 'note 1'])
    expect(wordsOf(reading, 'note-call')).toEqual(['1'])
  })

  test('heads that each row of a table says again', () => {
    const text =
      'Head\nOther one\n\nHead: a\nOther one: b\n  c\n\nHead: d\n\nAda: Yes.\nBen: No.\n\nAda: Why?'
    expect(wordsOf(readText('a.txt', Buffer.from(text)), 'furniture')).toEqual(['head', 'other one', 'head'])
  })

  test('pieces come in the order of the words', () => {
    const { pieces } = readText('a.txt', Buffer.from(source))
    const froms = pieces.map(({ from }) => from)
    expect(froms).toEqual(froms.toSorted((one, other) => one - other))
  })

  test('bytes that are no text', () => {
    expect(faultsOf(readText('a.txt', new Uint8Array([0x61, 0xff])))).toEqual([
      'a.txt Some of its bytes are no UTF-8',
    ])
  })
})
