import type { Element, Nodes, Root } from 'hast'
import { beforeAll, describe, expect, test } from 'vitest'

import type { GalleyPages } from '../scripts/formats/pdf/document.ts'
import { classesOf, hasClass } from '../scripts/model/elements.ts'
import type { Edition } from '../scripts/model/format.ts'
import { placeOrigin } from '../scripts/model/page.ts'
import {
  all,
  byId,
  editionOf,
  elements,
  galleyBook,
  isSlot,
  oneChapter,
  pagesOf,
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

describe('slots', () => {
  const slotsIn = (tree: Nodes): unknown[] =>
    all(tree, isSlot).map(({ properties: { dataPageOf, dataForm, dataUnless }, children: [text] }) => [
      dataPageOf,
      dataForm,
      dataUnless,
      text?.type === 'text' ? text.value : '',
    ])

  test('stand behind cross-references, not in headings nor where a page is named', () => {
    const form = ', p.\u00A0{n}'
    expect(slotsIn(byId(galley, 'end'))).toEqual([
      ['sources', form, 'here', ', p.\u00A000'],
      ['mill', form, 'here', ', p.\u00A000'],
      ['prices', form, 'here', ', p.\u00A000'],
    ])
    const [link] = all(
      byId(galley, 'end'),
      (element) => hasClass(element, 'xref') && elements(element).some(isSlot),
    )
    expect(link?.properties.href).toBe(`${placeOrigin}sources`)
  })

  test('stand in the contents, hidden leaders before them', () => {
    const contents = byId(galley, 'contents')
    expect(slotsIn(contents)).toEqual(
      ['preface', 'the-trade', 'begin', 'end', 'sources', 'works-cited'].map((id) => [
        id,
        '{n}',
        undefined,
        '00',
      ]),
    )
    expect(
      all(contents, (node) => hasClass(node, 'leader')).every(
        ({ properties }) => properties.ariaHidden === 'true',
      ),
    ).toBe(true)
  })

  test('name the pages on which a work is cited, each once', () => {
    const [cited] = all(byId(galley, 'works-cited'), (element) => hasClass(element, 'cited-in'))
    if (!cited) throw new Error('nothing is cited')
    expect(slotsIn(cited)).toEqual([
      ['cite-1', '{n}', undefined, '00'],
      ['cite-2', ', {n}', 'before', ', 00'],
      ['cite-3', ', {n}', 'before', ', 00'],
    ])
    expect(wordsOf(cited).trim()).toBe('cited on p.')
    expect(elements(cited).map(({ properties }) => properties.href)).toEqual([
      `${placeOrigin}cite-1`,
      `${placeOrigin}cite-2`,
      `${placeOrigin}cite-3`,
    ])
  })

  test.for([
    ['de', 'S.\u00A0{n}', 'zitiert auf S.\u00A0'],
    ['ja', '、{n}ページ', '引用：'],
  ])('are written as %s writes them', async ([lang = '', form = '', cited = '']) => {
    const other = await editionOf({
      ...galleyBook,
      'publication.yaml': String(galleyBook['publication.yaml']).replace('en-GB', lang),
    })
    const [tree] = treesOf(await pagesOf(other))
    if (!tree) throw new Error('no chunk')
    const [reference] = all(byId(tree, 'end'), isSlot)
    expect(String(reference?.properties.dataForm)).toContain(form)
    const [list] = all(tree, (element) => hasClass(element, 'cited-in'))
    expect(list ? wordsOf(list) : '').toContain(cited)
  })

  test('of a long book have room for three digits', async () => {
    const long = await oneChapter(`# One\n\n${'Paper is old and patient. '.repeat(9000)}`)
    const [tree] = treesOf(await pagesOf(long))
    expect(tree && slotsIn(byId(tree, 'contents'))).toEqual([['one', '{n}', undefined, '000']])
  })
})

describe('blocks', () => {
  async function bodyOf(text: string): Promise<Element> {
    const [tree] = treesOf(await pagesOf(await oneChapter(text)))
    if (!tree) throw new Error('no chunk')
    return byId(tree, 'one')
  }

  test('hold either blocks or lines', async () => {
    const body = await bodyOf(
      '# One\n\n- text *in* a list\n  - below it\n\n<div>loose <b>text</b><p>block</p>more</div>\n',
    )
    const runs = all(body, (element) => hasClass(element, 'run'))
    expect(runs.map((run) => wordsOf(run).replaceAll(/\s+/g, ' ').trim())).toEqual([
      'text in a list',
      'loose text',
      'more',
    ])
    const items = all(body, ({ tagName }) => tagName === 'li')
    expect(items.map((item) => elements(item).map(({ tagName }) => tagName))).toEqual([['div', 'ul'], []])
  })

  test('of the bibliography are lines', () => {
    const [entry] = all(byId(galley, 'works-cited'), ({ tagName }) => tagName === 'li')
    expect(entry && elements(entry).map(({ tagName }) => tagName)).toEqual(['span', 'span'])
  })

  test('that are numbered say their number', async () => {
    const body = await bodyOf('# One\n\n7. a\n8. b\n\n   1. c\n\n9. d\n')
    const values = all(body, ({ tagName }) => tagName === 'li').map(({ properties }) => properties.value)
    expect(values.map(Number)).toEqual([7, 8, 1, 9])
  })
})

describe('marks', () => {
  const marked = (tree: Nodes, tag: string, name = ''): unknown[] =>
    all(tree, (element) => element.tagName === tag && (name === '' || classesOf(element).includes(name))).map(
      ({ properties }) => properties.lang,
    )

  test('are written behind the language of the surroundings', () => {
    expect(marked(galley, 'nav')).toEqual(['en-GB-x-toc'])
    expect(new Set(marked(galley, 'li', 'toci'))).toEqual(new Set(['en-GB-x-toci']))
    expect(marked(byId(galley, 'works-cited'), 'li')).toEqual(['en-GB-x-bib'])
    expect(marked(galley, 'figcaption')).toEqual(['en-GB-x-caption'])
    expect(marked(galley, 'caption')).toEqual(['en-GB-x-caption'])
    expect(marked(galley, 'blockquote')).toEqual(['en-GB-x-quote', 'fr-x-own-quote', 'fr-x-quote'])
  })

  test('say what a formula says', async () => {
    const [tree] = treesOf(
      await pagesOf(
        await oneChapter('# One\n\nA <math><mi>x</mi></math>, <math alttext="x²"><mi>x</mi></math>.\n'),
      ),
    )
    expect(tree && marked(tree, 'math')).toEqual(['en-x-formula', 'en-x-formula-alt-78c2b2'])
  })

  test('number the notes through the book', async () => {
    const trees = treesOf(await pagesOf(edition, 1))
    expect(trees.flatMap((tree) => marked(tree, 'div', 'footnote'))).toEqual(
      [1, 2, 3, 4, 5].map((number) => `en-GB-x-note-${number}`),
    )
  })

  test('come after hyphens: a marked text is divided as any other', () => {
    const [quote] = all(galley, ({ tagName }) => tagName === 'blockquote')
    expect(JSON.stringify(quote)).toContain('\u00AD')
  })
})
