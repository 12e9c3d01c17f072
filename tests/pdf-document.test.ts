import type { Element, Root } from 'hast'
import { toString } from 'hast-util-to-string'
import { beforeAll, describe, expect, test } from 'vitest'

import type { GalleyPages } from '../scripts/formats/pdf/document.ts'
import { hasClass } from '../scripts/model/elements.ts'
import type { Edition } from '../scripts/model/format.ts'
import { placeOrigin } from '../scripts/model/page.ts'
import {
  all,
  byId,
  editionOf,
  elements,
  galleyBook,
  isSlot,
  pagesOf,
  squeeze,
  treesOf,
  wordsOf,
} from './pdf-document-book.ts'

let edition: Edition
let pages: GalleyPages
let galley: Root

beforeAll(async () => {
  edition = await editionOf(galleyBook)
  pages = await pagesOf(edition)
  const [tree] = treesOf(pages)
  if (!tree) throw new Error('no chunk')
  galley = tree
})

describe('a book', () => {
  test('has one strip for each page and section, in a publisher’s order', () => {
    const strips = elements(byId(galley, '_galley'))
    expect(strips.map(({ properties }) => properties.id)).toEqual(pages.strips.map(({ id }) => id))
    expect(pages.chunks.map(({ strips: count }) => count)).toEqual([strips.length])
    expect(strips.every((strip) => hasClass(strip, 'strip'))).toBe(true)
    expect(pages.strips.map(({ id }) => id)).toEqual([
      'cover',
      'titlepage',
      'copyright',
      'dedication',
      'contents',
      'preface',
      'the-trade',
      'begin',
      'end',
      'sources',
      'works-cited',
      'colophon',
    ])
  })

  test('is numbered in roman before its text, and its leaves are plain', () => {
    const facts = pages.strips.map(({ id, style, numbering, start }) => [id, style, numbering, start])
    expect(facts).toEqual([
      ['cover', 'cover', 'none', 'any'],
      ['titlepage', 'plain', 'roman', 'recto'],
      ['copyright', 'plain', 'roman', 'verso'],
      ['dedication', 'plain', 'roman', 'any'],
      ['contents', undefined, 'roman', 'any'],
      ['preface', undefined, 'roman', 'any'],
      ['the-trade', 'plain', 'arabic', 'recto'],
      ['begin', undefined, 'arabic', 'any'],
      ['end', undefined, 'arabic', 'any'],
      ['sources', undefined, 'arabic', 'any'],
      ['works-cited', undefined, 'arabic', 'any'],
      ['colophon', undefined, 'arabic', 'any'],
    ])
  })

  test('has running heads of its title and the section’s, without the number where that is too long', () => {
    const heads = new Map(pages.strips.map(({ id, heads: shown }) => [id, shown]))
    expect(heads.get('begin')).toEqual({ left: 'Rags', right: 'Chapter 1: Beginnings' })
    expect(heads.get('end')?.right).toBe('Endings that take very much longer to be named')
    expect(heads.get('the-trade')).toBeUndefined()
  })

  test('begins what the theme lists on a recto', async () => {
    const page = { ...edition.template.page, recto: ['section'] }
    const { strips } = await pagesOf({ ...edition, template: { ...edition.template, page } })
    expect(strips.filter(({ start }) => start === 'recto').map(({ id }) => id)).toEqual(
      edition.publication.sections.map(({ id }) => id),
    )
    const first = { ...edition.template.page, recto: ['first'] }
    const firsts = await pagesOf({ ...edition, template: { ...edition.template, page: first } })
    expect(firsts.strips.filter(({ start }) => start === 'recto').map(({ id }) => id)).toEqual(['the-trade'])
  })

  test('loses no word of its sections, and none stands twice', () => {
    const isMade = (element: Element): boolean =>
      hasClass(element, 'cited-in') || (hasClass(element, 'notes') && element.tagName === 'section')
    for (const { id, tree } of edition.publication.sections)
      expect(squeeze(wordsOf(byId(galley, id), isMade))).toBe(squeeze(wordsOf(tree, isMade)))
  })

  test('has ids that are unique, and every link inside it leads to one', () => {
    const ids = all(galley, ({ properties }) => properties.id !== undefined).map(
      ({ properties }) => properties.id,
    )
    expect(ids).toEqual([...new Set(ids)])
    const links = all(galley, ({ tagName, properties }) => tagName === 'a' && properties.href !== undefined)
    const inside = links
      .map(({ properties }) => String(properties.href))
      .filter((href) => !/^https?:(?!\/\/place)/.test(href))
    expect(inside.length).toBeGreaterThan(20)
    for (const href of inside) expect(ids).toContain(href.replace(placeOrigin, ''))
    for (const slot of all(galley, isSlot)) expect(ids).toContain(slot.properties.dataPageOf)
  })

  test('keeps every id of its sections, but for those of the lists of notes', () => {
    const idsOf = (tree: Root): string[] =>
      all(tree, ({ properties }) => properties.id !== undefined).map(({ properties }) =>
        String(properties.id),
      )
    const written = edition.publication.sections.flatMap(({ tree }) => idsOf(tree))
    const kept = written.filter((id) => !id.startsWith('notes-'))
    expect(kept.length).toBeGreaterThan(20)
    expect(idsOf(galley)).toEqual(expect.arrayContaining(kept))
  })

  test('leads from a list of notes that is gone to the first of them', () => {
    const [link] = all(byId(galley, 'end'), (element) => wordsOf(element) === 'the notes of one')
    expect(link?.properties.href).toBe(`${placeOrigin}fn-begin-1`)
  })

  test('is the same when it is set a second time', async () => {
    expect((await pagesOf(edition)).chunks.map(({ page }) => page.html)).toEqual(
      pages.chunks.map(({ page }) => page.html),
    )
  })
})

describe('notes', () => {
  const idsIn = (tree: Root): unknown[] =>
    elements(byId(tree, '_notes')).map(({ properties }) => properties.id)

  test('are pooled in the order of their calls, and their lists are gone', () => {
    expect(idsIn(galley)).toEqual(['fn-preface-1', 'fn-begin-1', 'fn-begin-3', 'fn-begin-2', 'fn-end-1'])
    expect(all(galley, (element) => hasClass(element, 'notes'))).toEqual([])
    const written = edition.publication.sections.flatMap(({ tree }) =>
      all(tree, (node) => hasClass(node, 'footnote')),
    )
    expect(squeeze(wordsOf(byId(galley, '_notes')))).toBe(
      squeeze(
        idsIn(galley)
          .map((id) => written.find(({ properties }) => properties.id === id))
          .map((note) => (note ? wordsOf(note) : 'none'))
          .join(''),
      ),
    )
  })

  test('stand in the chunk of their call', async () => {
    const trees = treesOf(await pagesOf(edition, 1))
    const calling = trees.filter((tree) => all(tree, (node) => hasClass(node, 'noteref')).length > 0)
    expect(calling.map(idsIn)).toEqual([
      ['fn-preface-1'],
      ['fn-begin-1', 'fn-begin-3', 'fn-begin-2'],
      ['fn-end-1'],
    ])
    expect(trees.flatMap(idsIn)).toEqual(idsIn(galley))
  })
})

describe('chunks', () => {
  test('are cut at the ends of strips, and together they are the book', async () => {
    const whole = treesOf(await pagesOf(edition, 1))
    expect(whole).toHaveLength(pages.strips.length)
    const cut = await pagesOf(edition, 600)
    expect(cut.chunks.length).toBeGreaterThan(1)
    expect(cut.chunks.length).toBeLessThan(pages.strips.length)
    expect(cut.chunks.reduce((sum, { strips }) => sum + strips, 0)).toBe(pages.strips.length)
    const lengths = treesOf(cut).map(
      (tree) => toString(byId(tree, '_galley')).length + toString(byId(tree, '_notes')).length,
    )
    const shared = lengths.filter((_, index) => (cut.chunks[index]?.strips ?? 0) > 1)
    expect(shared.length).toBeGreaterThan(0)
    expect(Math.max(...shared)).toBeLessThanOrEqual(600)
    for (const trees of [whole, treesOf(cut)]) {
      expect(trees.map((tree) => wordsOf(byId(tree, '_galley'))).join(' ')).toBe(
        wordsOf(byId(galley, '_galley')),
      )
      const ids = trees.flatMap((tree) =>
        all(
          tree,
          ({ properties }) =>
            properties.id !== undefined && properties.id !== '_galley' && properties.id !== '_notes',
        ),
      )
      const names = ids.map(({ properties }) => properties.id)
      expect(names).toEqual([...new Set(names)])
    }
  })

  test('hold the fonts and the pictures that they show', async () => {
    const { chunks } = await pagesOf(edition, 1)
    const fonts = edition.template.faces.map(({ name }) => `fonts/${name}`)
    expect(fonts.length).toBeGreaterThan(0)
    for (const { page } of chunks) {
      const pictures = page.html.includes('src="a%20mill.svg"') ? ['a mill.svg'] : []
      expect([...page.files.keys()]).toEqual([...fonts, ...pictures])
    }
    expect(chunks.filter(({ page }) => page.files.has('a mill.svg'))).toHaveLength(1)
  })

  test('have the same head', async () => {
    const { chunks } = await pagesOf(edition, 1)
    expect(new Set(chunks.map(({ page }) => page.html.split('<body>')[0])).size).toBe(1)
  })
})

test('the outline follows the contents, with the headings of each section below it', () => {
  const titles = pages.outline.map(({ title, target, children }) => [title, target, children.length])
  expect(titles).toEqual([
    ['Dedication', 'dedication', 0],
    ['Contents', 'contents', 0],
    ['Preface', 'preface', 0],
    ['Part I: The Trade', 'the-trade', 2],
    ['Appendix A: Sources', 'sources', 1],
    ['Works Cited', 'works-cited', 0],
    ['Colophon', 'colophon', 0],
  ])
  const [begin] = pages.outline[3]?.children ?? []
  expect(begin).toMatchObject({
    title: 'Chapter 1: Beginnings',
    children: [{ title: 'Of rags', target: 'of-rags', children: [{ title: 'And bones', children: [] }] }],
  })
})
