import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { tagStructure } from '../../scripts/formats/pdf/structure/index.ts'
import type { Press } from '../../scripts/model/world.ts'
import { launchPress } from '../../scripts/world/browser.ts'
import { type Element, openTagged, type Tagged } from '../../scripts/audit/conformance/pdf-ua/file.ts'
import { arrayIn, textIn } from '../../scripts/audit/pdf/values.ts'
import { checkPdfUa } from '../../scripts/audit/conformance/pdf-ua/index.ts'
import { taggedSample } from './tags-sample.ts'

let press: Press & { close(): Promise<void> }
let bytes: Uint8Array
let book: Tagged

beforeAll(async () => {
  press = await launchPress()
  bytes = await taggedSample(press)
  book = await openTagged(bytes)
})
afterAll(() => press.close())

const all = (role: string): Element[] => book.elements.filter((element) => element.role === role)
const roles = (elements: readonly Element[] | undefined): string[] => (elements ?? []).map(({ role }) => role)
const pagesOf = ({ content, children }: Element): number[] => [
  ...new Set([...content.map(({ page }) => page), ...children.flatMap(pagesOf)]),
]
const links = (): (string | undefined)[] => book.annotations.map(({ dict }) => textIn(dict, 'Contents'))

test('no condition is broken', async () => {
  expect(await checkPdfUa(bytes)).toEqual([])
})

test('what pages divide is one element', () => {
  expect(all('P').filter((element) => pagesOf(element).length > 1)).toHaveLength(3)
  expect(
    all('L')
      .filter((element) => pagesOf(element).length > 1)
      .map(({ children }) => children.length),
  ).toEqual([3])
  expect(all('BlockQuote').map((element) => [pagesOf(element), element.children.length])).toEqual([
    [[2, 3], 2],
  ])
  expect(all('Sect').map(pagesOf)).toEqual([[0], [1, 2, 3, 4], [4]])
})

test('a divided table is one: its head is not repeated, and its cells name it', () => {
  const [table] = all('Table')
  expect(roles(table?.children)).toEqual(['Caption', 'TR', 'TR', 'TR', 'TR'])
  const [head, , divided, last] = table?.children.slice(1) ?? []
  expect(divided?.children.map(pagesOf)).toEqual([
    [2, 3],
    [2, 3],
  ])
  const ids = head?.children.map(({ dict }) => textIn(dict, 'ID'))
  const named = last?.children.map(({ dict }) =>
    arrayIn(dict, 'A').flatMap((each) =>
      arrayIn(each as typeof dict, 'Headers').map((id) =>
        (id as never as { decodeText(): string }).decodeText(),
      ),
    ),
  )
  expect(named).toEqual(ids?.map((id) => [id]))
})

test('a note follows the block that calls it, with its parts joined', () => {
  const [note] = all('Note')
  const siblings = note?.parent?.children ?? []
  const caller = siblings[siblings.indexOf(note as Element) - 1]
  expect(roles(caller?.children)).toContain('Link')
  expect(note && pagesOf(note)).toEqual([1, 2])
  expect(textIn(note?.dict, 'ID')).toBe('note-1')
})

test('links say where they lead', () => {
  expect(new Set(links())).toEqual(
    new Set([
      'Of everything 2',
      'Deeper 3',
      'Sources 4',
      'Note 7',
      'a site',
      'the sources',
      'Back to text 7',
      'p. 2',
    ]),
  )
})

test('the contents, lists and sources have the types that the standard has for them', () => {
  const [contents] = all('TOC')
  expect(roles(contents?.children)).toEqual(['TOCI', 'TOCI'])
  expect(roles(contents?.children[0]?.children)).toEqual(['Lbl', 'Reference', 'TOC'])
  expect(all('Reference').map(({ children }) => roles(children))).toEqual([['Link'], ['Link'], ['Link']])
  expect(all('BibEntry').map(({ parent }) => parent?.role)).toEqual(['LBody', 'LBody'])
  expect(
    all('LI')
      .flatMap(({ children }) => roles(children))
      .every((role) => /^(?:Lbl|LBody)$/.test(role)),
  ).toBe(true)
})

test('headings leave no level out', () => {
  expect(roles(book.elements.filter(({ role }) => /^H\d$/.test(role)))).toEqual(['H1', 'H1', 'H2', 'H1'])
})

test('figures and formulas are described, once', () => {
  expect(all('Figure').map(({ dict }) => textIn(dict, 'Alt'))).toEqual([
    'A dot',
    'A tiny dot',
    'A drawn line',
  ])
  expect(all('Figure').map(({ children }) => roles(children))).toEqual([['Caption'], [], []])
  expect(all('Formula').map(({ dict }) => textIn(dict, 'Alt'))).toEqual(['E=mc2', 'half of x²'])
})

test('languages are kept where they are an author’s', () => {
  const spoken = book.elements.flatMap(({ type, dict }) => {
    const lang = textIn(dict, 'Lang')
    return lang ? [`${type} ${lang}`] : []
  })
  expect(spoken).toEqual(['Document en', 'Em fr', 'P fr'])
})

test('what is no text of the author’s is not in the tree, and its links are gone', async () => {
  const marked = book.pages.map((page) => page.marked.filter(({ self }) => self.tag === 'Artifact').length)
  expect(marked.every((count) => count >= 2)).toBe(true)
  expect(links()).not.toContain('once more')
  expect(links()).not.toContain('s')
})

test('roles are given to types that are used, and to no other', () => {
  expect(book.roles?.keys().map(String)).toEqual(['/Em', '/Strong'])
})

test('heads and folios belong to the page, borders to nobody', () => {
  for (const { marked } of book.pages) {
    const kinds = marked.flatMap(({ self }) => (self.tag === 'Artifact' ? [self.properties] : []))
    expect(kinds.filter((kind) => kind.includes('/Header'))).toHaveLength(1)
    expect(kinds.filter((kind) => kind.includes('/Footer'))).toHaveLength(1)
  }
  // The note's and the bordered one: what is left of them is words.
  const linked = all('P').filter(({ children }) => roles(children).join(' ') === 'Link Link')
  expect(linked.map(({ content }) => content.length)).toEqual([2, 3])
})

test('a document without tags stays as it is', async () => {
  const document = await PDFDocument.create()
  document.addPage()
  const before = await document.save()
  tagStructure(document, { note: '', backToText: '', figure: '', names: new Map() })
  expect(await document.save()).toEqual(before)
})
