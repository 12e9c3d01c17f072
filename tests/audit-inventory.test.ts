import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toText } from 'hast-util-to-text'
import { SKIP, visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'

import { comparableWords } from '../scripts/model/comparable.ts'
import { classesOf } from '../scripts/model/elements.ts'
import type { Reading } from '../scripts/model/reading.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { nodeWorld } from '../scripts/world/node.ts'
import { caseFiles, inventoryOf } from './audit-inventory-book.ts'
import { pamphlet } from './reading/books.ts'
import { epubText } from './reading/epub.ts'

const root = path.join(import.meta.dirname, 'cases')

/** The author's words before the works cited. */
function written({ words, pieces }: Reading, isCitationKept: boolean): string[] {
  const end = pieces.find(({ kind }) => kind === 'work')?.from ?? words.length
  const citations = isCitationKept ? [] : pieces.filter(({ kind }) => kind === 'citation')
  return words.slice(0, end).filter((_, at) => !citations.some(({ from, to }) => at >= from && at < to))
}

/** The words that don't follow each other in the printed text; it may have more between them. */
function lost(words: readonly string[], printed: readonly string[]): string[] {
  let at = 0
  return words.filter((word) => {
    const next = printed.indexOf(word, at)
    if (next >= 0) at = next + 1
    return next < 0
  })
}

const added = new Set(['label', 'citation', 'noteref', 'noteref-comma', 'backlink', 'xref'])

/** The printed words without those that the program adds. */
function authored(html: string): string[] {
  const tree: Nodes = fromHtml(html, { fragment: true })
  visit(tree, 'element', (element, index, parent) => {
    if (!parent || index === undefined || !isAdded(element, parent as Nodes)) return undefined
    parent.children.splice(index, 1, { type: 'text', value: ' ' })
    return [SKIP, index]
  })
  return comparableWords(toText(tree))
}

function isAdded(element: Element, parent: Nodes): boolean {
  const isNotesHeading =
    element.tagName === 'h2' && parent.type === 'element' && classesOf(parent).includes('notes')
  // A link without a text that leads nowhere shows its address.
  const isDead = element.tagName === 'a' && !element.properties.href && toText(element).startsWith('#')
  // The author may have written a list of works too, whose entries have no ids.
  const isMadeList = classesOf(element).includes('references') && JSON.stringify(element).includes('"ref-')
  return isNotesHeading || isDead || isMadeList || classesOf(element).some((name) => added.has(name))
}

const isListed = ({ pieces }: Reading): boolean =>
  pieces.some(({ kind, role }) => kind === 'section' && role === 'bibliography')

/** Refused by the program, with the place: cells beyond the columns of a table, a note that is not closed. */
const refused = new Set(['tables-ragged', 'figure-captions'])

/** A draft shows the description of a picture that is missing, and the address of a dead link. */
const faulty = new Set(['image-faults', 'link-odd'])

describe('what a case prints is what its author wrote', () => {
  // No publication, no reading.
  const cases = readdirSync(root).filter((name) => name !== 'template-unknown' && !refused.has(name))
  test.for(cases)('%s', async (name) => {
    const folder = path.join(root, name)
    const inventory = await inventoryOf(memoryWorld({ files: caseFiles(folder) }))
    if (!inventory) return
    const html = readFileSync(path.join(folder, 'out.html'), 'utf8')
    const printed = comparableWords(toText(fromHtml(html, { fragment: true })))
    expect(lost(written(inventory, true), printed)).toEqual([])
    if (faulty.has(name)) return
    // The program's own list of works cited.
    const [body = ''] = html.split('<!-- bibliography | works-cited |')
    expect(written(inventory, false)).toEqual(authored(isListed(inventory) ? html : body))
  })
})

test('every word of the pamphlet that ships is in its EPUB, in order', { timeout: 120_000 }, async () => {
  const manuscript = path.join(import.meta.dirname, '../manuscript')
  const inventory = await inventoryOf(nodeWorld({ manuscript, now: new Date(0) }))
  const out = mkdtempSync(path.join(tmpdir(), 'pamphlet-inventory-'))
  pamphlet(['build', manuscript, '--formats', 'epub', '--out', out])
  const name = readdirSync(out).find((file) => file.endsWith('.epub')) ?? ''
  const printed = comparableWords(await epubText(path.join(out, name)))
  expect(inventory?.words.length).toBeGreaterThan(4000)
  expect(inventory && lost(written(inventory, true), printed)).toEqual([])
  // Works are in the style's order: each is looked for by itself.
  const works = inventory?.pieces.filter(({ kind }) => kind === 'work') ?? []
  const text = printed.join(' ')
  for (const { from, to, label = '' } of works) {
    const title = inventory?.words.slice(from + comparableWords(label).length, to).join(' ')
    expect(text).toContain(title)
  }
  expect(works.length).toBeGreaterThan(0)
})
