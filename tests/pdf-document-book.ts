import { fromHtml } from 'hast-util-from-html'
import type { Element, Nodes, Root } from 'hast'
import { expect } from 'vitest'
import { visit } from 'unist-util-visit'

import { build } from '../scripts/build.ts'
import { designPage } from '../scripts/formats/pdf/design.ts'
import { type GalleyPages, galleyPages } from '../scripts/formats/pdf/document.ts'
import { charactersOf } from '../scripts/model/characters.ts'
import type { Edition } from '../scripts/model/format.ts'
import { readTemplate } from '../scripts/template/index.ts'
import { memoryWorld } from '../scripts/world/memory.ts'

/** A manuscript as an edition, before any format. */
export async function editionOf(files: Record<string, string>): Promise<Edition> {
  const world = memoryWorld({ files })
  const { publication, sources } = await build(world, { formats: [] })
  expect(sources.flatMap(({ messages }) => messages).filter(({ fatal }) => fatal)).toEqual([])
  if (!publication) throw new Error('no publication')
  const { template } = await readTemplate('classic', charactersOf(publication), world)
  if (!template) throw new Error('no template')
  return {
    publication,
    template,
    options: {},
    formats: ['pdf'],
    slug: 'a',
    date: new Date('2026-11-24T00:00:00Z'),
  }
}

export const oneChapter = (text: string, more = ''): Promise<Edition> =>
  editionOf({ 'publication.yaml': `title: A Book\nauthors: A. Writer\n${more}`, 'one.md': text })

export async function pagesOf(edition: Edition, limit?: number): Promise<GalleyPages> {
  return galleyPages(
    edition,
    designPage(edition.template.page, 'a5'),
    limit === undefined ? {} : { charactersPerChunk: limit },
  )
}

export const treesOf = ({ chunks }: GalleyPages): Root[] => chunks.map(({ page }) => fromHtml(page.html))

export function all(tree: Nodes, wanted: (element: Element) => boolean): Element[] {
  const found: Element[] = []
  visit(tree, 'element', (element) => {
    if (wanted(element)) found.push(element)
  })
  return found
}

export const byId = (tree: Nodes, id: string): Element => {
  const [element] = all(tree, ({ properties }) => properties.id === id)
  if (!element) throw new Error(`nothing has the id ${id}`)
  return element
}

export const elements = ({ children }: Element): Element[] =>
  children.filter((child) => child.type === 'element')

export const isSlot = ({ properties }: Element): boolean => properties.dataPageOf !== undefined

/** The words that a tree shows, without slots, line ends and places for hyphens. */
export function wordsOf(node: Nodes, skip: (element: Element) => boolean = () => false): string {
  if (node.type === 'text') return node.value.replaceAll('\u00AD', '')
  if (!('children' in node) || (node.type === 'element' && (isSlot(node) || skip(node)))) return ''
  return node.children.map((child) => wordsOf(child, skip)).join(' ')
}
export const squeeze = (text: string): string => text.replaceAll(/\s+/g, '')

/** A small book that has one of everything that the pages of a book treat in a way of their own. */
export const galleyBook: Readonly<Record<string, string>> = {
  'publication.yaml': `title: Rags
lang: en-GB
authors: A. Writer
rights: © A. Writer
bibliography: refs.yaml
contents:
  front: [dedication.md, preface.md]
  body: [{part: The Trade, chapters: [one.md, two.md]}]
  appendices: [sources.md]
`,
  'dedication.md': '# Dedication {.dedication #dedication}\n\nTo the ragpickers.\n',
  'preface.md': '# Preface {.preface #preface}\n\nBefore it all.^[A note in front.]\n',
  'one.md': `# Beginnings {#begin}

Paper is old [@reed2004].[^a] It is made of rags.[^c]

[^a]: The first note calls another.[^b]

[^b]: Deep.

[^c]: The second of the text.

> A quotation that is considerably longer than others.

<blockquote lang="fr"><p>Une citation</p><blockquote><p>et une autre</p></blockquote></blockquote>

## Of rags

![A mill](<a mill.svg> "The mill."){#mill}

### And bones

Table: Prices of rags {#prices}

| Year | Price |
|:-----|------:|
| 1800 | 3     |
`,
  'two.md': `# Endings that take very much longer to be named {#end}

Again [@reed2004], and [@reed2004] (see [](#sources)), with [](#mill) and [](#prices). On page 12 of [](#begin), and [](#prices), p. 3.^[Last.]

See [the notes of one](#notes-begin).

## After [](#begin)

Text.
`,
  'sources.md': '# Sources {.appendix #sources}\n\nText.\n\n## The list {#list}\n\nMore.\n',
  'a mill.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50"><rect width="100" height="50"/></svg>',
  'refs.yaml': `- id: reed2004
  type: book
  title: The Paper Makers
  author: [{family: Reed, given: Anna}]
  issued: 2004
  publisher: Mill Press
`,
}
