import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { describe, expect, test } from 'vitest'

import { readEpub } from '../scripts/audit/readers/epub/index.ts'
import {
  container,
  epubOf,
  faultsOf,
  item,
  mimetype,
  packageOf,
  page,
  piecesOf,
  wordsOf,
  zipOf,
} from './audit-files.ts'

const one = page('<p>one</p>')

describe('books by other tools', () => {
  test.each(['utf-16le', 'utf-16be'])('%s', (name) => {
    const value = Buffer.from(`\uFEFF${page('<p>\u00E9t\u00E9</p>').replace('UTF-8', 'UTF-16')}`, 'utf16le')
    if (name === 'utf-16be') value.swap16()
    const reading = readEpub('a.epub', epubOf({ 'one.xhtml': value }))
    expect(reading.words).toEqual(['\u00E9t\u00E9'])
    expect(faultsOf(reading)).toEqual([])
  })

  test('entities of XHTML 1.1, and of the document itself', () => {
    const doctype = `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd" [<!ENTITY pub "Our press">]>`
    const html = page('<p>caf&eacute;&nbsp;&pub;</p>').replace('<html', `${doctype}<html`)
    const reading = readEpub('a.epub', epubOf({ 'one.xhtml': html }))
    expect(reading.words).toEqual(['caf\u00E9', 'our', 'press'])
    expect(faultsOf(reading)).toEqual([])
  })

  test('folders and names as they come; what stands outside the order comes last', () => {
    const manifest =
      item('Text/part%20one.xhtml', 'a') + item('Text/aside.xhtml', 'b') + item('../pic.png', 'c')
    const spine = '<itemref idref="b" linear="no"/><itemref idref="a"/>'
    const body =
      '<p>one <a href="../Text/part%20one.xhtml#p%20q">x</a><img alt="" src="../../pic.png"/></p><p id="p q">two</p>'
    const reading = readEpub(
      'a.epub',
      zipOf([
        mimetype,
        container('My Book/p.opf'),
        { name: 'My Book/p.opf', value: packageOf({ manifest, spine }) },
        { name: 'My Book/Text/part one.xhtml', value: page(body) },
        { name: 'My Book/Text/aside.xhtml', value: page('<p>aside</p>') },
        { name: 'pic.png', value: 'x' },
      ]),
    )
    expect(faultsOf(reading)).toEqual([])
    expect(reading.words).toEqual(['one', 'x', 'two', 'aside'])
    expect(piecesOf(reading, 'link')).toMatchObject([{ target: 'My Book/Text/part one.xhtml#p q' }])
    expect([...reading.targets]).toEqual([
      ['My Book/Text/part one.xhtml', 0],
      ['My Book/Text/aside.xhtml', 3],
      ['My Book/Text/part one.xhtml#p q', 2],
    ])
  })

  test('what the package says of the book', () => {
    const metadata = `<dc:title id="s">A Story</dc:title><dc:title id="m">Salt</dc:title>
      <meta refines="#m" property="title-type">main</meta><meta refines="#s" property="title-type">subtitle</meta>
      <dc:creator>Ann</dc:creator><dc:creator opf:role="aut">Bob</dc:creator><dc:language>en-GB</dc:language>
      <dc:identifier id="id">urn:isbn:1</dc:identifier><dc:identifier>doi:2</dc:identifier><dc:publisher> A
      Press</dc:publisher><dc:rights>CC0</dc:rights><dc:date opf:event="creation">1999</dc:date>
      <dc:date opf:event="publication">2004</dc:date><dc:description>D</dc:description>
      <meta property="schema:accessMode">textual</meta><meta name="schema:accessibilityHazard" content="none"/>
      <link rel="dcterms:conformsTo" href="https://a.example/a11y"/><meta property="dcterms:modified">x</meta>`
    expect(readEpub('a.epub', epubOf({ 'one.xhtml': one }, { metadata })).facts).toMatchObject({
      title: 'Salt',
      subtitle: 'A Story',
      authors: ['Ann', 'Bob'],
      language: 'en-GB',
      identifiers: ['urn:isbn:1', 'doi:2'],
      publisher: 'A Press',
      rights: 'CC0',
      date: '2004',
      description: 'D',
      contents: [],
      claims: [
        'schema:accessMode=textual',
        'schema:accessibilityHazard=none',
        'dcterms:conformsTo=https://a.example/a11y',
      ],
    })
  })
})

const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-audit-pandoc-'))

const hasPandoc = spawnSync('pandoc', ['--version']).status === 0
if (!hasPandoc) console.warn('pandoc is not on the path: its EPUBs are not read')

const manuscript = `---
title: Salt
author: [Ann Author, Bob Writer]
lang: en-GB
rights: CC0
references:
- {id: doe, type: book, author: [{family: Doe}], title: Sheets, issued: {date-parts: [[2004]]}}
---

# One

Words with a note.[^a] See [@doe, 12] and [two](#two).

[^a]: The *note*.

    Its second paragraph.

| H1 | H2 |
|----|----|
| a  | b  |

: A caption

> A quote.

# Two {#two}

![A picture](p.png)

Text.[^b]

[^b]: Another.

# References
`

test.skipIf(!hasPandoc).each(['epub3', 'epub2'])('what pandoc makes of a manuscript: %s', (format) => {
  writeFileSync(path.join(folder, 'p.png'), Buffer.from(pixel, 'base64'))
  const file = path.join(folder, `${format}.epub`)
  const args = ['--citeproc', '-M', 'link-citations=true', '-f', 'markdown', '-t', format, '-o', file]
  execFileSync('pandoc', args, { input: manuscript, cwd: folder })
  const reading = readEpub(format, readFileSync(file))
  expect(faultsOf(reading)).toEqual([])
  // The arrows that lead back end in a sign that no font shows.
  expect(wordsOf(reading, 'note').map((text) => text.replaceAll(/ ?\uFE0E/g, ''))).toEqual([
    'the note its second paragraph',
    'another',
  ])
  const notes = piecesOf(reading, 'note').map(({ id }) => id)
  expect(piecesOf(reading, 'note-call').map(({ target }) => target)).toEqual(notes)
  expect(wordsOf(reading, 'work')).toEqual(['doe 2004 sheets'])
  const [cluster, cited] = piecesOf(reading, 'citation')
  expect(cluster?.keys).toEqual(format === 'epub3' ? ['doe'] : undefined)
  expect(cited?.target).toBe(piecesOf(reading, 'work')[0]?.id)
  expect(wordsOf(reading, 'cell')).toEqual(['h 1', 'h 2', 'a', 'b'])
  expect(wordsOf(reading, 'quote')).toEqual(['a quote'])
  expect(wordsOf(reading, 'caption')).toEqual(['a caption', 'a picture'])
  // In EPUB 2 pandoc leaves what the caption says out.
  expect(piecesOf(reading, 'picture')).toMatchObject([{ alt: format === 'epub3' ? 'A picture' : '' }])
  expect(reading.facts).toMatchObject({ title: 'Salt', authors: ['Ann Author', 'Bob Writer'], rights: 'CC0' })
  expect(reading.facts.contents.map(({ title }) => title)).toEqual([
    // There it lists the title page as well.
    ...(format === 'epub2' ? ['Salt'] : []),
    'One',
    'Two',
    'References',
  ])
})

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
