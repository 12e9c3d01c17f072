import { describe, expect, test } from 'vitest'

import { readEpub } from '../scripts/audit/readers/epub/index.ts'
import type { FileReading } from '../scripts/model/reading.ts'
import { epubOf, faultsOf, page, piecesOf, wordsOf } from './audit-files.ts'

const body = (html: string): FileReading => readEpub('a.epub', epubOf({ 'one.xhtml': page(html) }))

/** The notes and the words that the edition adds, and what is wrong. */
function told(reading: FileReading) {
  const ids = new Set(piecesOf(reading, 'note').map(({ id }) => id))
  return {
    notes: wordsOf(reading, 'note'),
    furniture: wordsOf(reading, 'furniture'),
    lost: piecesOf(reading, 'note-call').filter(({ target }) => !ids.has(target)),
    faults: faultsOf(reading),
  }
}

const whole = (notes: readonly string[], furniture: readonly string[]) => ({
  notes,
  furniture,
  lost: [],
  faults: [],
})

describe('notes', () => {
  test('by types', () => {
    const reading = body(
      `<p>a<a epub:type="noteref" id="c" href="#n">1</a></p>
       <aside epub:type="footnote" id="n" hidden=""><p><a epub:type="backlink" href="#c">1.</a> Text</p></aside>`,
    )
    expect(told(reading)).toEqual(whole(['1 text'], ['1', '1']))
    expect(wordsOf(reading, 'backlink')).toEqual(['1'])
  })

  test('by roles, gathered in a list below a heading', () => {
    const reading = body(
      `<p>a<a role="doc-noteref" id="c" href="#n">1</a></p><section role="doc-endnotes"><h2>Notes</h2>
       <ol><li id="n"><p>Text</p><p>More <a role="doc-backlink" href="#c">\u21A9</a></p></li></ol></section>`,
    )
    expect(told(reading)).toEqual(whole(['text more'], ['1', 'notes']))
    expect(wordsOf(reading, 'list')).toEqual([])
  })

  test('by the call alone, with numbers that are printed', () => {
    const reading = body(
      `<p>a<a epub:type="noteref" href="#n1">1</a> b<a epub:type="noteref" href="#n2">2</a></p>
       <p id="n1">1. Text</p><div id="n2"><p>2. More</p></div>`,
    )
    expect(told(reading)).toEqual(whole(['1 text', '2 more'], ['1', '2', '1', '2']))
  })

  test('a note that begins with a number of its own', () => {
    const reading = body(
      `<p>a<a epub:type="noteref" href="#n1">1</a> b<a epub:type="noteref" href="#n2">2</a></p>
       <p id="n1">1 Kings 3</p><p id="n2">Text</p>`,
    )
    expect(told(reading)).toEqual(whole(['1 kings 3', 'text'], ['1', '2']))
  })

  test('by links that lead to each other, in another file, without any type', () => {
    const reading = readEpub(
      'a.epub',
      epubOf({
        'one.xhtml': page(
          `<p>a<sup><a id="c1" href="notes.xhtml#n1">1</a></sup> b<a id="c2" href="notes.xhtml#n2">*</a></p>
           <p>See <a href="#p">12</a>.</p><p id="p">x</p>`,
        ),
        'notes.xhtml': page(
          `<p><a id="n1" href="one.xhtml#c1">1</a>. Text</p><p id="n2">More <a href="one.xhtml#c2">*</a></p>`,
        ),
      }),
    )
    expect(told(reading)).toEqual(whole(['1 text', 'more'], ['1', '1']))
    expect(wordsOf(reading, 'link')).toEqual(['12'])
  })
})

describe('furniture', () => {
  test('by types, in navigation, in hidden words', () => {
    const reading = body(
      `<section epub:type="titlepage"><h1>Title</h1></section><section class="colophon"><p>Made</p></section>
       <nav><ol><li><a href="#x">X</a></li></ol></nav><p id="x">y <span class="sr-only">z</span></p>`,
    )
    expect(wordsOf(reading, 'furniture')).toEqual(['title', 'made', 'x', 'z'])
    expect(wordsOf(reading, 'heading')).toEqual(['title'])
  })

  test('by the guide of EPUB 2, but for the page where the text begins', () => {
    const guide = `<guide><reference type="title-page" href="one.xhtml"/><reference type="copyright-page" href="two.xhtml#c"/>
      <reference type="cover" href="three.xhtml"/><reference type="text" href="three.xhtml"/></guide>`
    const value = epubOf(
      {
        'one.xhtml': page('<p>title</p>'),
        'two.xhtml': page('<p>a</p><p id="c">rights</p>'),
        'three.xhtml': page('<p>text</p>'),
      },
      { guide, version: '2.0' },
    )
    expect(wordsOf(readEpub('a.epub', value), 'furniture')).toEqual(['title', 'rights'])
  })

  test('by the landmarks of EPUB 3; a cover without words is one too', () => {
    const nav = `<nav epub:type="toc"><ol><li><a href="two.xhtml">Two</a></li></ol></nav>
      <nav epub:type="landmarks"><ol><li><a epub:type="cover" href="one.xhtml">C</a></li></ol></nav>`
    const manifest = `<item id="a" href="one.xhtml"/><item id="b" href="two.xhtml"/><item id="n" href="nav.xhtml" properties="nav"/>`
    const value = epubOf(
      {
        'one.xhtml': page('<p><img alt="Cover" src="data:,a"/></p>'),
        'two.xhtml': page('<p>text</p>'),
        'nav.xhtml': page(nav),
      },
      { manifest, spine: '<itemref idref="a"/><itemref idref="b"/>' },
    )
    const reading = readEpub('a.epub', value)
    expect(reading.pieces.map(({ kind }) => kind)).toEqual(['furniture', 'picture', 'paragraph'])
    expect(reading.facts.contents).toMatchObject([{ title: 'Two', level: 1, target: 'OEBPS/two.xhtml' }])
  })
})
