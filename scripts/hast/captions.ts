import type { Element } from 'hast'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'

import type { Section } from '../model/publication.ts'
import type { Words } from '../model/words.ts'
import { hasClass } from '../model/elements.ts'

/**
 * Number figures and tables that have a caption, through the whole book.
 *
 * Returns the label of each that has an id, for cross-references.
 */
export function numberCaptions(sections: readonly Section[], words: Words): Map<string, string> {
  const labels = new Map<string, string>()
  const counts = { figure: 0, table: 0 }
  for (const { tree } of sections) {
    visit(tree, 'element', (element) => {
      const kind = element.tagName === 'table' ? 'table' : hasClass(element, 'picture') ? 'figure' : undefined
      const caption = kind && captionOf(element)
      if (!kind || !caption) return
      const label = words.labels[kind].replace('{n}', String(++counts[kind]))
      caption.children.unshift(h('span', { className: ['label'] }, `${label}.`), { type: 'text', value: ' ' })
      if (typeof element.properties.id === 'string') labels.set(element.properties.id, label)
    })
  }
  return labels
}

function captionOf({ children }: Element): Element | undefined {
  return children.find(
    (child): child is Element =>
      child.type === 'element' && ['caption', 'figcaption'].includes(child.tagName),
  )
}
