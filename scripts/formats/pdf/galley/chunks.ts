import type { Element, Nodes } from 'hast'

import type { Leaf } from './leaf.ts'

/**
 * Group the strips of a book into runs that the browser sets one by one: it prints 300 pages at a time faster
 * than 2000 at once.
 *
 * @param limit Characters of text. A strip that is longer is a run of its own.
 */
export function cutChunks(leaves: readonly Leaf[], limit: number): Leaf[][] {
  const chunks: Leaf[][] = []
  let size = Infinity
  for (const leaf of leaves) {
    const own = lengthOf([leaf.element, ...leaf.notes])
    if (size + own > limit) {
      chunks.push([])
      size = 0
    }
    chunks.at(-1)?.push(leaf)
    size += own
  }
  return chunks
}

/** Characters of text. */
export const lengthOf = (elements: readonly Element[]): number =>
  elements.reduce((sum, element) => sum + textLength(element), 0)

function textLength(node: Nodes): number {
  if (node.type === 'text') return node.value.length
  if (!('children' in node)) return 0
  return node.children.reduce((sum: number, child) => sum + textLength(child), 0)
}
