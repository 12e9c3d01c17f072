import type { Nodes, Root, Text } from 'hast'

import type { Words } from '../model/words.ts'
import { curl } from './curl.ts'

const inline = new Set([
  'a',
  'abbr',
  'b',
  'bdi',
  'bdo',
  'cite',
  'del',
  'dfn',
  'em',
  'i',
  'ins',
  'mark',
  'q',
  's',
  'small',
  'span',
  'strong',
  'sub',
  'sup',
  'time',
  'u',
])

/** Stands in a run for something that is no text to be set: code, a picture. */
const object = '\uFFFC'

/**
 * Typographic quotes, dashes and ellipses, by the document's language.
 *
 * Each block is read as one run of text, so that `"*word*"` curls right; every character goes back to the
 * node it came from. Code and what the citation style has set already are left alone.
 */
export function rehypeTypography(tree: Root, words: Words): void {
  const run: Text[] = []
  const flush = (): void => {
    setRun(run, words)
    run.length = 0
  }
  const walk = (node: Nodes): void => {
    if (node.type === 'text') run.push(node)
    else if (node.type === 'element' && isSet(node)) run.push({ type: 'text', value: object })
    else if ('children' in node) {
      const isBlock = node.type === 'element' && !inline.has(node.tagName)
      if (isBlock) flush()
      for (const child of node.children) walk(child)
      if (isBlock) flush()
    }
  }
  walk(tree)
  flush()
}

function isSet({ tagName, properties }: Extract<Nodes, { type: 'element' }>): boolean {
  const names = Array.isArray(properties.className) ? properties.className : []
  return (
    ['code', 'pre', 'kbd', 'samp', 'math', 'img'].includes(tagName) ||
    names.includes('citation') ||
    names.includes('references')
  )
}

function setRun(run: readonly Text[], words: Words): void {
  const text = run.map((node) => node.value).join('')
  if (!/["'.\-?!;:»«]/.test(text)) return
  const pieces = curl(text, words)
  let at = 0
  for (const node of run) {
    const end = at + node.value.length
    node.value = pieces.slice(at, end).join('')
    at = end
  }
}
