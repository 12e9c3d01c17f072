import type { Nodes, Parents, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { location } from 'vfile-location'

import { originOf } from './escapes.ts'

/**
 * Where GFM finds an address in a text, as in `^[See https://example.org.]`, it makes new nodes of all of it and
 * forgets where they stand. So the texts are kept before, and their places given to the new nodes behind.
 */
const kept = new WeakMap<Parents, readonly Nodes[]>()

/** Keep the texts that may hold an address. */
export function keepTexts(tree: Root): void {
  visit(tree, (node) => {
    if (!('children' in node)) return
    if (node.children.some((child) => child.type === 'text' && /@|:\/\/|www\./i.test(child.value)))
      kept.set(node, [...node.children])
  })
}

/** Give what became of them its places in the source. */
export function placeTexts(tree: Root, source: string): void {
  const places = location(source)
  const spot = (offset: number) => ({ line: 1, column: 1, ...places.toPoint(offset), offset })
  visit(tree, (node) => {
    if (!('children' in node)) return
    const children: readonly Nodes[] = node.children
    let next = 0
    for (const text of kept.get(node) ?? []) {
      if (text === children[next] || text.type !== 'text') {
        next += 1
        continue
      }
      const origin = originOf(text, source)
      for (let from = 0; from < text.value.length; next += 1) {
        const part = children[next]
        if (!part) return
        const to = from + toString(part).length
        const position = { start: spot(origin.offset(from)), end: spot(origin.offset(to)) }
        visit(part, (piece) => {
          piece.position = position
        })
        from = to
      }
    }
  })
}
