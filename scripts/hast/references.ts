import type { Root } from 'hast'

import { classesOf } from '../model/elements.ts'

/** A list of works that the author wrote by hand looks like one that the citation style makes. */
export function rehypeWrittenReferences(tree: Root): void {
  for (const list of tree.children) {
    if (list.type !== 'element' || list.tagName !== 'ul' || classesOf(list).length > 0) continue
    list.properties.className = ['references', 'hanging']
  }
}
