import type { Element } from 'hast'

import { hasClass } from '../../../model/elements.ts'
import type { StructureMark } from '../../../model/page.ts'

/**
 * Write into languages what elements are to become in the structure tree, see StructureMark.
 *
 * Last of all: whoever reads languages before would not know them again.
 *
 * @param lang Of the surroundings, BCP 47.
 * @param note Gives each note a number of its own in the book.
 */
export function markStructure(element: Element, lang: string, note: () => number, parent?: Element): void {
  const { properties, children } = element
  const own = typeof properties.lang === 'string' ? plain(properties.lang) : undefined
  const language = own ?? plain(lang)
  const mark = markOf(element, parent, note)
  if (mark) properties.lang = `${language}-x-${own === undefined ? '' : 'own-'}${mark}`
  for (const child of children) {
    if (child.type === 'element') markStructure(child, language, note, element)
  }
}

/** A tag of the author's with private parts would be taken for a mark; an empty one means an unknown language. */
const plain = (lang: string): string => lang.split(/(?:^|-)x-/i)[0] || 'und'

function markOf(
  element: Element,
  parent: Element | undefined,
  note: () => number,
): StructureMark | undefined {
  switch (element.tagName) {
    case 'nav':
      return hasClass(element, 'contents') ? 'toc' : undefined
    case 'li':
      if (hasClass(element, 'toci')) return 'toci'
      return parent && hasClass(parent, 'references') ? 'bib' : undefined
    case 'blockquote':
      return 'quote'
    case 'figcaption':
    case 'caption':
      return 'caption'
    case 'math':
      return formulaMark(element)
    case 'div':
      return hasClass(element, 'footnote') ? `note-${note()}` : undefined
    default:
      return undefined
  }
}

/** MathML Core, section 2.2.1: `alttext` is what a formula says. */
function formulaMark({ properties: { alttext } }: Element): StructureMark {
  const said = typeof alttext === 'string' ? alttext.trim() : ''
  return said === '' ? 'formula' : `formula-alt-${Buffer.from(said).toString('hex')}`
}
