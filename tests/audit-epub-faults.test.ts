import { describe, expect, test } from 'vitest'

import { readEpub } from '../scripts/audit/readers/epub/index.ts'
import { epubOf, faultsOf, item, page, type PackageParts, wordsOf } from './audit-files.ts'

const one = page('<p>one</p>')

/** Faults of a book with these pages. */
const faultsIn = (files: Record<string, string | Uint8Array>, parts: PackageParts = {}): string[] =>
  faultsOf(readEpub('a.epub', epubOf(files, parts)))

describe('the package', () => {
  test('items that are not there, are empty, stand twice, are not in the manifest', () => {
    const manifest = ['one.xhtml', 'two.xhtml', 'a.css', 'one.xhtml'].map((name) => item(name)).join('')
    const spine = ['one.xhtml', 'two.xhtml', 'three'].map((id) => `<itemref idref="${id}"/>`).join('')
    expect(faultsIn({ 'one.xhtml': one, 'a.css': '' }, { manifest, spine })).toEqual([
      expect.stringMatching(/Its manifest has two items “one.xhtml”/),
      expect.stringMatching(/Its spine names “three”, which is not in the manifest/),
      expect.stringMatching(/OEBPS\/two.xhtml: There is no such file/),
      expect.stringMatching(/OEBPS\/a.css: The file is empty/),
    ])
  })

  test('an empty spine', () => {
    expect(faultsIn({ 'one.xhtml': one }, { spine: '' })).toEqual([
      expect.stringMatching(/Its spine is empty/),
    ])
  })

  test('entries of the contents that lead nowhere', () => {
    const ncx = `<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>A</text></navLabel>
      <content src="one.xhtml"/><navPoint><navLabel><text>B</text></navLabel><content src="one.xhtml#no"/></navPoint>
      </navPoint></navMap></ncx>`
    const manifest = item('one.xhtml') + item('toc.ncx', 'ncx', 'media-type="application/x-dtbncx+xml"')
    const spine = '<itemref idref="one.xhtml"/>'
    const reading = readEpub('a.epub', epubOf({ 'one.xhtml': one, 'toc.ncx': ncx }, { manifest, spine }))
    expect(faultsOf(reading)).toEqual([
      'OEBPS/toc.ncx:2:33 A link leads to OEBPS/one.xhtml#no, but there is no such place',
    ])
    expect(reading.facts.contents).toMatchObject([
      { title: 'A', level: 1, target: 'OEBPS/one.xhtml' },
      { title: 'B', level: 2, target: 'OEBPS/one.xhtml#no' },
    ])
  })
})

describe('documents', () => {
  test.each([
    [
      '<p>one <b>two</p></b>',
      /^OEBPS\/one\.xhtml:4:\d+ The file is not well-formed XML: unexpected close tag$/,
    ],
    ['<p>one &nbsp;two</p>', /undefined entity/],
    ['<p class=a>one two</p>', /unquoted attribute value/],
    ['<p>one</p><p>two', /unexpected close tag|unclosed tag/],
  ])('%s: not well-formed, and read as HTML', (html, fault) => {
    const reading = readEpub(
      'a.epub',
      epubOf({ 'one.xhtml': page(html), 'two.xhtml': page('<p id="x">three</p>') }),
    )
    expect(faultsOf(reading)).toEqual([expect.stringMatching(fault)])
    expect(reading.words).toEqual(['one', 'two', 'three'])
    expect(wordsOf(reading, 'paragraph')).toContain('three')
    expect(reading.targets.get('OEBPS/two.xhtml#x')).toBe(2)
  })

  test('ids that stand twice, in one file and not in two', () => {
    const twice = page('\n<p id="a">x</p><p id="a">y</p>')
    expect(faultsIn({ 'one.xhtml': twice, 'two.xhtml': page('<p id="a">z</p>') })).toEqual([
      'OEBPS/one.xhtml:5:16 The id “a” stands twice',
    ])
  })

  test('links that lead nowhere', () => {
    const links = [
      '#no',
      'no.xhtml',
      'two.xhtml#no',
      'aside.xhtml',
      'two.xhtml#yes',
      'two.xhtml',
      'https://a.example',
    ]
    const files = {
      'one.xhtml': page(`<p>${links.map((href) => `<a href="${href}">x</a>`).join(' ')}</p>`),
      'two.xhtml': page('<p id="yes">y</p>'),
      'aside.xhtml': one,
    }
    const spine = '<itemref idref="one.xhtml"/><itemref idref="two.xhtml"/>'
    expect(faultsIn(files, { spine }).map((fault) => fault.replace(/^\S+ /, ''))).toEqual([
      'A link leads to OEBPS/one.xhtml#no, but there is no such place',
      'A link leads to OEBPS/no.xhtml, but there is no such file',
      'A link leads to OEBPS/two.xhtml#no, but there is no such place',
      'A link leads to OEBPS/aside.xhtml, which is not in the reading order',
    ])
  })

  test('pictures that are missing, empty or elsewhere', () => {
    const html = `<p><img src="a.png"/><img src="no.png"/><img src="https://a.example/b.png"/><img src="data:image/png,x"/>
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="c.png"/></svg></p>`
    const faults = faultsIn({ 'one.xhtml': page(html), 'a.png': '', 'b.png': 'x' })
    expect(faults.map((fault) => fault.replace(/^\S+ /, ''))).toEqual([
      'OEBPS/a.png: The file is empty',
      'OEBPS/a.png is shown, but the file is empty',
      'OEBPS/no.png is shown, but there is no such file',
      'https://a.example/b.png is shown, but lies outside the book',
      'OEBPS/c.png is shown, but there is no such file',
    ])
  })

  test('entities that hold entities do not grow', () => {
    const lines = Array.from({ length: 30 }, (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};">`)
    const laughs = `<!DOCTYPE html [<!ENTITY e0 "ha">${lines.join('')}]><html xmlns="http://www.w3.org/1999/xhtml"><body><p>&e0; &e30;</p></body></html>`
    const began = performance.now()
    expect(faultsIn({ 'one.xhtml': laughs })).toEqual([expect.stringMatching(/undefined entity/)])
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  test('elements that stand too deep in one another', () => {
    const began = performance.now()
    const deep = page('<div>'.repeat(100_000) + 'x' + '</div>'.repeat(100_000))
    expect(faultsIn({ 'one.xhtml': deep })).toEqual([expect.stringMatching(/elements stand too deep/)])
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  test('bytes that are no text, encodings that are not known', () => {
    const broken = Buffer.concat([Buffer.from(one.replace('</p>', '')), Buffer.from([0xff])])
    expect(faultsIn({ 'one.xhtml': broken })[0]).toBe('OEBPS/one.xhtml Some of its bytes are no UTF-8')
    expect(faultsIn({ 'one.xhtml': one.replace('UTF-8', 'klingon') })).toEqual([
      'OEBPS/one.xhtml Its encoding klingon is not known',
    ])
  })
})
