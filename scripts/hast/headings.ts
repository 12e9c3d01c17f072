import type { Element, ElementContent } from 'hast'
import { toString } from 'hast-util-to-string'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'

import { diagnose } from '../model/diagnose.ts'
import type { Section } from '../model/publication.ts'
import { freeId, idFrom, reservedIds } from '../model/slug.ts'

/**
 * Give every heading an id that is unique in the whole book, and the section's own its label.
 *
 * Ids that the author chose stand; two alike are an error, since a link could mean either.
 */
export function setHeadings(sections: readonly Section[]): void {
  const taken = new Set<string>(reservedIds)
  for (const section of sections) claim(section.id, section, section.tree.children[0], taken)
  for (const section of sections) {
    visit(section.tree, 'element', (element) => {
      if (typeof element.properties.id === 'string') claim(element.properties.id, section, element, taken)
    })
  }
  for (const section of sections) {
    visit(section.tree, 'element', (element) => {
      if (/^h[1-6]$/.test(element.tagName)) setHeading(element, section, taken)
      // Notes have ids of their own making.
      return element.tagName === 'section' ? SKIP : undefined
    })
  }
}

function claim(
  id: string,
  { file }: Section,
  place: ElementContent | Section['tree']['children'][0] | undefined,
  taken: Set<string>,
): void {
  if (reservedIds.includes(id))
    diagnose(file, 'id-duplicate', `The id \`${id}\` is that of a page the program makes`, place)
  else if (taken.has(id)) diagnose(file, 'id-duplicate', `The id \`${id}\` stands twice in the book`, place)
  taken.add(id)
}

function setHeading(heading: Element, section: Section, taken: Set<string>): void {
  // Only the section's own heading is of the first level; one inside a quotation is not.
  if (heading.tagName === 'h1' && heading !== section.tree.children[0]) heading.tagName = 'h2'
  if (heading.tagName === 'h1') {
    heading.properties.id = `${section.id}-title`
    taken.add(`${section.id}-title`)
    if (section.label) heading.children = labelled(section.label, heading.children)
  } else heading.properties.id ??= freeId(idFrom(toString(heading), `${section.id}-part`), taken)
}

function labelled(label: string, title: ElementContent[]): ElementContent[] {
  if (title.length === 0) return [h('span', { className: ['label'] }, label)]
  return [
    h('span', { className: ['label'] }, label),
    { type: 'text', value: ' ' },
    h('span', { className: ['title'] }, title),
  ]
}
