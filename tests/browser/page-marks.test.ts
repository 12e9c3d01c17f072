import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'

import { build } from '../../scripts/build.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { soundBooks, unwritable } from '../audit/sound.ts'
import { openPdf } from '../reading/pdfjs.ts'

/** A place in the text that is marked with a page, and the letters behind it. */
interface Mark {
  readonly label: string
  readonly following: string
  /** Of the letters, those of the word that it stands before. */
  readonly word: number
}

const letters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** What a reader meets, mark by mark; notes are at the foot of the pages. */
function marksIn(tree: Root): Mark[] {
  const parts: (string | { readonly label: string })[] = []
  const walk = (node: Nodes): void => {
    if (node.type === 'text') parts.push(node.value)
    else if (node.type === 'element' && has(node, 'pagebreak'))
      parts.push({ label: String(node.properties.ariaLabel) })
    else if (
      'children' in node &&
      !(node.type === 'element' && (has(node, 'notes') || has(node, 'cited-in')))
    )
      for (const child of node.children) walk(child)
  }
  for (const node of bodyOf(tree).children) walk(node)
  return parts.flatMap((part, index) => {
    if (typeof part === 'string') return []
    const next = parts.findIndex((other, at) => at > index && typeof other !== 'string')
    const text = parts.slice(index + 1, next === -1 ? parts.length : next).join('')
    return [
      {
        label: part.label,
        following: letters(text).slice(0, 40),
        word: letters(/\S+/.exec(text)?.[0] ?? '').length,
      },
    ]
  })
}

const has = ({ properties }: Element, name: string): boolean =>
  String(properties.className ?? '')
    .split(/[ ,]/)
    .includes(name)

const bodyOf = (tree: Root): Element => {
  const html = tree.children.find((node) => node.type === 'element')
  const body = html?.children.find((node) => node.type === 'element' && node.tagName === 'body')
  if (body?.type !== 'element') throw new Error('The page has no body')
  return body
}

/**
 * On small pages: short texts have some too. Left out are the longest, which has nothing that others lack; those whose
 * lines Mozilla's reader gives as they are seen and not as they are read; and pictures that hold letters themselves.
 */
const leftOut = /100,000|^(?:arabic|hebrew|pictures-only)$/
const books = soundBooks
  .filter(({ name, needs }) => !leftOut.test(name) && unwritable(needs).length === 0)
  .map(({ name, manuscript }) => {
    const { 'publication.yaml': config = '', ...files } = manuscript()
    return {
      name,
      files: {
        ...files,
        'publication.yaml': `${typeof config === 'string' ? config : new TextDecoder().decode(config)}\nformats: {pdf: {size: 90x110mm}}\n`,
      },
    }
  })
  .filter(({ files }) => files['publication.yaml'].split(/^formats:/m).length === 2)

test('there are books to try', () => {
  expect(books.length).toBeGreaterThan(20)
})

describe.each(books)('$name', ({ name: book, files }) => {
  test('has its pages marked where the PDF turns them, in the EPUB and on the web', async () => {
    const world = memoryWorld({ files })
    try {
      const { artifacts } = await build(world, { formats: ['epub', 'pdf', 'web'] })
      const bytes = (end: string): Uint8Array => {
        const { value } = artifacts.find(({ path }) => path.endsWith(end) && !path.includes('/')) ?? {}
        if (!(value instanceof Uint8Array)) throw new Error(`No ${end}`)
        return value
      }
      const pdf = await openPdf(bytes('.pdf'))
      const labels = await pdf.labels()
      const zip = await JSZip.loadAsync(bytes('.epub'))
      const opf = (await zip.file('OEBPS/content.opf')?.async('string')) ?? ''
      const spine = [...opf.matchAll(/<itemref idref="x-([^"]+)"/g)].map(([, name]) => `OEBPS/${name}.xhtml`)
      const found: Mark[] = []
      for (const file of spine)
        found.push(...marksIn(fromHtml((await zip.file(file)?.async('string')) ?? '')))
      expect(found.length).toBeGreaterThan(0)
      for (const { label, following, word } of found) {
        const page = labels.indexOf(label) + 1
        const text = letters(await pdf.text(page))
        // A word that is divided begins on the page before.
        const isThere = Array.from({ length: word + 1 }, (_, from) => following.slice(from, from + 12)).some(
          (piece) => text.includes(piece),
        )
        expect(isThere, `page ${label}: ${following}`).toBe(true)
        const before = letters(await pdf.text(page - 1))
        // What is said twice stands there too.
        const isTelling = following.length - word >= 12 && book !== 'repeated-text'
        expect(isTelling && before.includes(following.slice(word)), `before page ${label}`).toBe(false)
      }
      // The list of pages leads to each of them, and the web has the same.
      const nav = (await zip.file('OEBPS/toc.xhtml')?.async('string')) ?? ''
      const listed = [...nav.matchAll(/#page\.([^"]+)"/g)].map(([, label]) => label)
      expect(listed).toEqual(found.map(({ label }) => label))
      const web = marksIn(fromHtml(new TextDecoder().decode(bytes('.html')))).map(({ label }) => label)
      expect(web).toEqual(listed)
    } finally {
      await world.close()
    }
  })
})
