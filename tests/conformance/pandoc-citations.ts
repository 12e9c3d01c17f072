import { readFileSync } from 'node:fs'

import type { Element, ElementContent, Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString } from 'hast-util-to-string'
import { convert } from 'pandoc-wasm'
import { visit } from 'unist-util-visit'

export interface Printed {
  /** One text a paragraph, a note's own text in braces where it is called. */
  readonly paragraphs: readonly string[]
  readonly entries: readonly string[]
}

const root = new URL('../../', import.meta.url)
export const references = readFileSync(new URL('tests/cite/references.yaml', root), 'utf8')

/** What pandoc makes of a text, with the same style and references. */
export async function pandoc(markdown: string, style: string, lang: string): Promise<Printed> {
  const { stdout } = await convert(
    {
      from: 'markdown',
      to: 'html',
      wrap: 'none',
      citeproc: true,
      csl: 'style.csl',
      bibliography: ['references.yaml'],
      metadata: { lang },
    },
    markdown,
    {
      'references.yaml': references,
      'style.csl': readFileSync(new URL(`csl/styles/${style}.csl`, root), 'utf8'),
    },
  )
  const tree = fromHtml(stdout, { fragment: true })
  const notes = new Map<string, string>()
  const entries: string[] = []
  visit(tree, 'element', (node) => {
    if (node.tagName === 'li')
      notes.set(String(node.properties['id']), plain(toString(node).replace('↩︎', '')))
    if ([node.properties['className']].flat().includes('csl-entry')) entries.push(plain(toString(node)))
  })
  const paragraphs = tree.children.filter(
    (node): node is Element => node.type === 'element' && node.tagName === 'p',
  )
  return { paragraphs: paragraphs.map((node) => plain(withNotes(node, notes))), entries }
}

function withNotes(node: Root | RootContent | ElementContent, notes: ReadonlyMap<string, string>): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  if (node.type === 'element' && [node.properties['className']].flat().includes('footnote-ref')) {
    return `{${notes.get(String(node.properties['href']).slice(1)) ?? '?'}}`
  }
  return node.children.map((child) => withNotes(child, notes)).join('')
}

/** Spaces of every kind count as one. */
export const plain = (text: string): string => text.replace(/[\s\u00A0\u202F]+/g, ' ').trim()
