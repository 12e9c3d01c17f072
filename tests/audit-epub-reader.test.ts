import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { describe, expect, test } from 'vitest'

import { readEpub } from '../scripts/audit/readers/epub/index.ts'
import { comparableWords } from '../scripts/model/comparable.ts'
import type { FileReading } from '../scripts/model/reading.ts'
import { epubOf, faultsOf, page, piecesOf, wordsOf } from './audit-files.ts'
import { pamphlet } from './reading/books.ts'
import { epubPages } from './reading/epub.ts'

const body = (html: string, attributes?: string): FileReading =>
  readEpub('a.epub', epubOf({ 'one.xhtml': page(html, attributes) }))

describe('words', () => {
  test.each([
    ['inline elements within a word', '<p><b>W</b>ord and <i>wo</i><b>rd</b>s</p>', 'word and words'],
    ['blocks', '<p>one</p><p>two</p><div>three<div>four</div>five</div>', 'one two three four five'],
    ['cells', '<table><tr><td>a</td><td>b</td></tr><tr><th>c</th></tr></table>', 'a b c'],
    ['page breaks', '<p>exam<span epub:type="pagebreak" title="12"/>ple</p>', 'example'],
    ['line breaks', '<p>one<br/>two</p>', 'one two'],
    ['note calls', '<p>word<a epub:type="noteref" href="#n">a</a>more</p><p id="n">x</p>', 'word a more x'],
    ['superscripts', '<p>M<sup>r</sup>s</p>', 'm r s'],
    ['soft hyphens', '<p>ex\u00AD<i>am</i>\u00ADple</p>', 'example'],
    ['accents of their own', '<p>e<i>\u0301</i>t\u00E9</p>', '\u00E9t\u00E9'],
    ['scripts without spaces', '<p>\u4E2D<b>\u6587</b>\u5B57</p>', '\u4E2D \u6587 \u5B57'],
    ['letters beyond the first plane', '<p>\u{10400}<b>\u{10401}</b></p>', '\u{10428}\u{10429}'],
    ['letters and digits', '<p>word<b>12</b><i>34</i></p>', 'word 1234'],
    ['CDATA', '<p><![CDATA[a < b]]>c</p>', 'a bc'],
    ['entities', '<p>R&amp;D &#233;t&#xE9;</p>', 'r d \u00E9t\u00E9'],
    ['comments', '<p>wo<!-- no -->rd</p>', 'word'],
    ['what nobody reads', '<p>a<script>b</script><style>c</style></p><svg><text>d</text></svg>', 'a'],
  ])('%s', (_, html, words) => {
    expect(body(html).words.join(' ')).toBe(words)
  })

  test('a word of many elements, in the time of one', () => {
    const began = performance.now()
    const { words } = body(`<p>${'<b>a</b>'.repeat(20_000)}</p>`)
    expect(words.join('')).toBe('a'.repeat(20_000))
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  test('say where they stand', () => {
    const { at, spots, words } = body('\n<p>one</p>\n  <p>two</p>')
    expect(words.map((word, index) => [word, spots[at[index] ?? -1]])).toEqual([
      ['one', { file: 'OEBPS/one.xhtml', line: 5, column: 4 }],
      ['two', { file: 'OEBPS/one.xhtml', line: 6, column: 6 }],
    ])
  })
})

describe('pieces', () => {
  test('hold whole words, the outer ones first', () => {
    const reading = body('<blockquote><p>A <em>fi</em>ne <em>day</em></p></blockquote>')
    expect(reading.pieces.map(({ kind, from, to }) => [kind, from, to])).toEqual([
      ['quote', 0, 3],
      ['paragraph', 0, 3],
      ['emphasis', 1, 2],
      ['emphasis', 2, 3],
    ])
  })

  test('sections by type, by role and by element', () => {
    const reading = body(
      `<section epub:type="bodymatter z3998:fiction chapter" id="c"><h1>A</h1></section>
       <div role="doc-appendix"><h2>B</h2></div><section><p role="heading" aria-level="4">C</p></section>`,
    )
    expect(piecesOf(reading, 'section')).toMatchObject([
      { role: 'chapter', id: 'OEBPS/one.xhtml#c' },
      { role: 'appendix' },
      {},
    ])
    expect(piecesOf(reading, 'heading').map(({ level }) => level)).toEqual([1, 2, 4])
  })

  test('labels are not of the words of headings and captions', () => {
    const reading = body(
      `<section epub:type="appendix"><h1><span class="label">Appendix A</span> <span>Sources</span></h1>
       <h2><span class="header-section-number">1.2</span> Papers</h2></section>
       <figure><img alt="A" src="data:,a"/><figcaption><span class="label">Figure 1.</span> How</figcaption></figure>`,
    )
    expect(reading.pieces.filter(({ label }) => label).map(({ kind, label }) => [kind, label])).toEqual([
      ['section', 'Appendix A'],
      ['heading', 'Appendix A'],
      ['heading', '1.2'],
      ['figure', 'Figure 1'],
      ['caption', 'Figure 1'],
    ])
    expect(wordsOf(reading, 'furniture')).toEqual(['appendix a', '1 2', 'figure 1'])
  })

  test('tables', () => {
    const reading = body(
      `<table id="t"><caption>Cap</caption><thead><tr><td>H</td></tr></thead><tbody><tr><th>R</th><td>d</td></tr></tbody></table>`,
    )
    expect(piecesOf(reading, 'table')).toMatchObject([{ id: 'OEBPS/one.xhtml#t', from: 0, to: 4 }])
    expect(wordsOf(reading, 'caption')).toEqual(['cap'])
    expect(wordsOf(reading, 'row')).toEqual(['h', 'r d'])
    // A cell of the head that is no `th` names no column.
    expect(piecesOf(reading, 'cell').map(({ isHead }) => isHead ?? false)).toEqual([false, true, false])
  })

  test('lists, verse, epigraphs, code, quotations', () => {
    const reading = body(
      `<ul><li>one</li><li><p>two</p></li></ul><div epub:type="z3998:verse"><p>a<br/>b</p></div>
       <figure epub:type="epigraph"><blockquote><p>e</p></blockquote><figcaption>f</figcaption></figure>
       <pre><code>x = 1</code></pre><blockquote><p>q</p></blockquote><p class="poem">g</p>`,
    )
    const found = ['list', 'item', 'verse', 'epigraph', 'code', 'quote'] as const
    expect(found.map((kind) => wordsOf(reading, kind))).toEqual([
      ['one two'],
      ['one', 'two'],
      ['a b', 'g'],
      ['e f'],
      ['x 1'],
      ['q'],
    ])
    expect(wordsOf(reading, 'paragraph')).toEqual(['one', 'two', 'a b', 'e', 'q', 'g'])
  })

  test('pictures of all kinds, with what they say', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><title>Drawn</title><text>no</text></svg>'
    const reading = body(
      `<p><img alt="" src="data:,a"/>${svg}<object type="image/png" data="data:,a" aria-label="O"/></p>`,
    )
    expect(piecesOf(reading, 'picture').map(({ alt }) => alt)).toEqual(['', 'Drawn', 'O'])
    expect(reading.words).toEqual([])
  })

  test('links, cross-references and page breaks', () => {
    const reading = body(
      `<p><a href="https://a.example/%20x">out</a> <a class="xref" href="#p">Chapter 1</a> <a href="#p%C3%A4">in</a></p>
       <p id="p">x<span epub:type="pagebreak" id="p12" title="12"/></p><p id="p\u00E4">y<span role="doc-pagebreak">xiv</span></p>`,
    )
    expect(piecesOf(reading, 'link').map(({ target }) => target)).toEqual([
      'https://a.example/%20x',
      'OEBPS/one.xhtml#p\u00E4',
    ])
    expect(piecesOf(reading, 'reference')).toMatchObject([{ target: 'OEBPS/one.xhtml#p' }])
    expect(piecesOf(reading, 'page').map(({ label }) => label)).toEqual(['12', 'xiv'])
    expect(wordsOf(reading, 'furniture')).toEqual(['xiv'])
    expect(reading.targets.get('OEBPS/one.xhtml#p12')).toBe(5)
  })

  test('languages, of the nearest piece', () => {
    const reading = body('<div xml:lang="fr"><p>mot</p></div><p>a <em lang="la">verbum</em></p>')
    expect(
      reading.pieces.filter(({ language }) => language).map(({ kind, language }) => [kind, language]),
    ).toEqual([
      ['paragraph', 'fr'],
      ['emphasis', 'la'],
    ])
  })

  test('works, what cites them, and where they are cited', () => {
    const reading = body(
      `<p><span class="citation" id="c">(<a role="doc-biblioref" href="#r">Roe 12</a>; <a epub:type="biblioref" href="#d">Doe</a>)</span></p>
       <section role="doc-bibliography"><ul><li id="r"><div class="csl-entry">Roe, Of Mills.</div>
       <span class="cited-in">cited in <a role="doc-backlink" href="#c">Chapter 1</a></span></li></ul>
       <div class="csl-entry" id="d"><div class="csl-left-margin">[2]</div> Doe</div></section>`,
    )
    expect(piecesOf(reading, 'citation').map(({ target }) => target)).toEqual([
      undefined,
      'OEBPS/one.xhtml#r',
      'OEBPS/one.xhtml#d',
    ])
    expect(piecesOf(reading, 'work')).toMatchObject([
      { id: 'OEBPS/one.xhtml#r' },
      { id: 'OEBPS/one.xhtml#d', label: '[2]' },
    ])
    expect(wordsOf(reading, 'furniture')).toEqual(['cited in chapter 1', '2'])
    expect(wordsOf(reading, 'list')).toEqual([])
  })

  test('works that only their citations tell', () => {
    const reading = body(
      '<p><a role="doc-biblioref" href="#r">Roe</a> <a href="#r">again</a></p><p id="r">Roe, Of Mills.</p>',
    )
    expect(wordsOf(reading, 'work')).toEqual(['roe of mills'])
    expect(wordsOf(reading, 'citation')).toEqual(['roe', 'again'])
  })
})

const folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-audit-epub-'))

test('our own pamphlet: every word, by an HTML parser as well; no fault', async () => {
  const out = path.join(folder, 'shipped')
  pamphlet(['build', 'manuscript', '--formats', 'epub', '--out', out])
  const file = path.join(out, readdirSync(out).find((name) => name.endsWith('.epub')) ?? '')
  const reading = readEpub('shipped.epub', readFileSync(file))
  // Titles are in no body; a call ends the word before it.
  const html = (await epubPages(file))
    .replaceAll(/<title>.*?<\/title>| hidden="hidden"/gs, '')
    .replaceAll('<a class="noteref"', ' $&')
  expect(reading.words).toEqual(comparableWords(toText(fromHtml(html))))
  expect(reading.words.length).toBeGreaterThan(5000)
  expect(faultsOf(reading)).toEqual([])
  const texts = piecesOf(reading, 'section').filter(({ role }) => role === 'chapter')
  expect(texts.map(({ label }) => label)).toEqual([1, 2, 3, 4, 5, 6, 7].map((number) => `Chapter ${number}`))
  const works = new Set(piecesOf(reading, 'work').map(({ id }) => id))
  const cited = piecesOf(reading, 'citation').flatMap(({ target }) => target ?? [])
  expect(cited.length).toBeGreaterThan(50)
  expect(new Set(cited)).toEqual(works)
  expect(reading.facts).toMatchObject({
    title: 'Not for Any Price',
    language: 'en-US',
    publisher: 'Pamphlet',
  })
})
