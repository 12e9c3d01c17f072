import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

/** Task lists print as boxes: a form field has no place in a book, and no name for a screen reader. */
export function rehypeTasks(tree: Root): void {
  visit(tree, 'element', (input, index, parent) => {
    if (input.tagName !== 'input' || !parent || index === undefined) return
    parent.children[index] = { type: 'text', value: input.properties.checked ? '☑' : '☐' }
  })
}
