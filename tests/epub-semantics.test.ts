import { describe, expect, test } from 'vitest'

import { splitSection } from '../scripts/formats/epub/split.ts'
import { hasClass } from '../scripts/model/elements.ts'
import { editionOf, renderEpub } from './epub-publication.ts'
import { openEpub } from './epub-reader.ts'
import { sectionOf } from './epub-sections.ts'

const book = openEpub(await renderEpub())

describe('semantics', () => {
  test.each([
    ['cover', 'cover', 'region'],
    ['titlepage', 'titlepage', undefined],
    ['copyright', 'copyright-page', undefined],
    ['dedication', 'dedication', 'doc-dedication'],
    ['epigraph', 'epigraph', 'doc-epigraph'],
    ['foreword', 'foreword', 'doc-foreword'],
    ['preface', 'preface', 'doc-preface'],
    ['thanks', 'acknowledgments', 'doc-acknowledgments'],
    ['introduction', 'introduction', 'doc-introduction'],
    ['part-one', 'part', 'doc-part'],
    ['why', 'chapter', 'doc-chapter'],
    ['conclusion', 'conclusion', 'doc-conclusion'],
    ['afterword', 'afterword', 'doc-afterword'],
    ['appendix-sources', 'appendix', 'doc-appendix'],
    ['glossary', 'glossary', 'doc-glossary'],
    ['works-cited', 'bibliography', 'doc-bibliography'],
    ['colophon', 'colophon', 'doc-colophon'],
  ])('the file %s is a %s with the role %s', async (file, type, role) => {
    const section = (await book).elements(`OEBPS/${file}.xhtml`).find(({ tagName }) => tagName === 'section')
    expect(section?.properties['epub:type']).toBe(type)
    expect(section?.properties.role).toBe(role)
    expect(section?.properties.ariaLabel ?? section?.properties.ariaLabelledBy).toBeTruthy()
  })

  test.each([
    ['why', 'figure', 'epigraph', 'epigraph', 'doc-epigraph'],
    ['why', 'a', 'noteref', 'noteref', 'doc-noteref'],
    ['why', 'section', 'notes', 'footnotes', 'doc-endnotes'],
    ['why', 'div', 'footnote', 'footnote', 'doc-footnote'],
    ['why', 'a', 'backlink', 'backlink', 'doc-backlink'],
    ['why', 'a', 'cite', 'biblioref', 'doc-biblioref'],
    ['why', 'span', 'pagebreak', 'pagebreak', 'doc-pagebreak'],
    ['why', 'div', 'verse', 'z3998:verse', undefined],
    ['why', 'div', 'callout', undefined, 'note'],
    ['titlepage', 'p', 'subtitle', 'subtitle', 'doc-subtitle'],
    ['works-cited', 'a', 'citeback', 'backlink', 'doc-backlink'],
    ['works-cited', 'ul', 'references', undefined, undefined],
    // The file says it already.
    ['epigraph', 'figure', 'epigraph', undefined, undefined],
  ])('in the file %s %s.%s is a %s with the role %s', async (file, tagName, name, type, role) => {
    const elements = (await book).elements(`OEBPS/${file}.xhtml`)
    const found = elements.filter((element) => element.tagName === tagName && hasClass(element, name))
    expect(found.length).toBeGreaterThan(0)
    for (const { properties } of found) {
      expect(properties['epub:type']).toBe(type)
      expect(properties.role).toBe(role)
    }
  })

  test('a note and a chapter may be named after the pages that every book has', async () => {
    const sections = ['titlepage', 'colophon', 'copyright', 'cover'].map((id) =>
      sectionOf(id, `<h1 id="${id}-title">T</h1><p><a href="#${id}">x</a></p>`),
    )
    const epub = await openEpub(await renderEpub(editionOf({ sections })))
    expect(epub.text('OEBPS/colophon.xhtml')).toContain('aria-labelledby="colophon.title"')
    expect(epub.text('OEBPS/colophon-2.xhtml')).toContain('<a href="#colophon">')
  })
})

const files = (html: string, limit: number) =>
  splitSection(sectionOf('s', html).tree, limit).map(({ children }) =>
    children.map((node) => (node.type === 'element' ? node.tagName : node.type)),
  )

describe('splitting', () => {
  test.each([
    ['leaves a short section alone', '<h1>a</h1><p>b</p><h2>c</h2><p>d</p>', 1000, [['h1', 'p', 'h2', 'p']]],
    [
      'joins what fits',
      '<p>a</p><h2>b</h2><h2>c</h2><h2>d</h2><p>e</p><h2>f</h2><p>g</p>',
      60,
      [
        ['p', 'h2', 'h2', 'h2', 'p'],
        ['h2', 'p'],
      ],
    ],
    [
      'never leaves a heading alone',
      '<h1>a</h1><h2>b</h2><p>c</p><h2>d</h2><p>e</p>',
      1,
      [
        ['h1', 'h2', 'p'],
        ['h2', 'p'],
      ],
    ],
    ['cuts nowhere else', '<h1>a</h1><p>b</p><h3>c</h3><p>d</p>', 1, [['h1', 'p', 'h3', 'p']]],
  ])('%s', (_, html, limit, expected) => {
    expect(files(html, limit)).toEqual(expected)
  })
})
