import type { Element } from 'hast'
import { visit } from 'unist-util-visit'

import { classesOf } from '../../../model/elements.ts'

/**
 * Words in another language inside a line become an element that the browser tags: it leaves a mere span out of the
 * structure tree, and the language with it. The style sheet keeps `em.language` from being emphasised.
 */
export function keepLanguages(tree: Element): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'span' || typeof node.properties.lang !== 'string') return
    node.tagName = 'em'
    node.properties.className = [...classesOf(node), 'language']
  })
}
