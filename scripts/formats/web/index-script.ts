import type { Element, Nodes } from 'hast'
import { visit } from 'unist-util-visit'

import { type Document, wrapperOf } from '../epub/document.ts'
import { isElement } from '../epub/text.ts'

/**
 * The index that the page searches: for each section its file, its title, and its paragraphs by their ids.
 *
 * A script and not JSON: pages that are opened from a disk may load one, and nothing else.
 */
export function searchIndex(documents: readonly Document[]): string {
  const sections = documents.map((document) => [
    document.file,
    document.title,
    paragraphsOf(wrapperOf(document)),
  ])
  return `globalThis.pamphletIndex=${JSON.stringify(sections)}\n`
}

/** Blocks that have an id and no block with one in them. */
function paragraphsOf(section: Element): [id: string, text: string][] {
  const found: [string, string][] = []
  visit(section, 'element', (element) => {
    const { id } = element.properties
    if (element === section || typeof id !== 'string' || !blocks.test(element.tagName)) return
    if (
      element.children.some((child) => isElement(child) && blocks.test(child.tagName) && child.properties.id)
    )
      return
    const text = textOf(element).replaceAll(/\s+/g, ' ').trim()
    if (text !== '') found.push([id, text])
  })
  return found
}

const blocks = /^(?:p|li|blockquote|pre|table|figure|dt|dd|h[1-6]|div)$/

/** Cells and lines are apart. */
function textOf(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const text = node.children.map(textOf).join('')
  return isElement(node) && /^(?:td|th|tr|br|p|li|div)$/.test(node.tagName) ? `${text} ` : text
}
