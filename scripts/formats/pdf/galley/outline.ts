import type { Element, Nodes } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

import { hasClass } from '../../../model/elements.ts'
import type { OutlineEntry } from '../../../model/page.ts'
import type { Section } from '../../../model/publication.ts'
import { titleOf } from '../../titles.ts'

/** The outline of sections: chapters below their part, and the headings of the second and third level below each. */
export function outlineOf(sections: readonly Section[]): OutlineEntry[] {
  const top: Growing[] = []
  for (const section of sections) {
    const entry = { title: titleOf(section), target: section.id, children: headingsOf(section) }
    const above = section.depth > 0 ? top.at(-1) : undefined
    if (above) above.children.push(entry)
    else top.push(entry)
  }
  return top
}

interface Growing extends OutlineEntry {
  readonly children: Growing[]
}

function headingsOf({ tree }: Section): Growing[] {
  const found: Growing[] = []
  visit(tree, 'element', (element) => {
    // A heading that is quoted is none of the book's.
    if (hasClass(element, 'notes') || element.tagName === 'blockquote') return SKIP
    const { id } = element.properties
    if (!/^h[23]$/.test(element.tagName) || typeof id !== 'string') return undefined
    const entry = { title: titleIn(element), target: id, children: [] }
    const above = element.tagName === 'h3' ? found.at(-1) : undefined
    ;(above?.children ?? found).push(entry)
    return SKIP
  })
  return found
}

/** The words of a heading without the numbers of its notes. */
function titleIn(heading: Element): string {
  const textOf = (node: Nodes): string => {
    if (node.type === 'text') return node.value
    if (node.type === 'element' && (hasClass(node, 'noteref') || hasClass(node, 'noteref-comma'))) return ''
    return 'children' in node ? node.children.map(textOf).join('') : ''
  }
  return textOf(heading).replaceAll(/\s+/g, ' ').trim()
}
