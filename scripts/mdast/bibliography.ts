import type { Element } from 'hast'
import type { Root, RootContent } from 'mdast'
import { VFile } from 'vfile'

import type { Section } from '../model/publication.ts'
import type { Words } from '../model/words.ts'

/**
 * Set the list of works cited: at the end of the section that the author made for it, else in one of its own
 * behind the appendices.
 */
export function placeBibliography(
  sections: readonly Section<Root>[],
  list: Element | undefined,
  words: Words,
): readonly Section<Root>[] {
  if (!list) return sections
  const { tagName, properties, children } = list
  // hast inside mdast: the list comes from the citation style ready to print.
  const data = { hName: tagName, hProperties: properties, hChildren: children }
  const node: RootContent = { type: 'references', children: [], data }
  const own = sections.find(({ role }) => role === 'bibliography')
  if (own) {
    own.tree.children.push(node)
    return sections
  }
  const title = words.bibliography
  const tree: Root = {
    type: 'root',
    children: [{ type: 'heading', depth: 1, children: [{ type: 'text', value: title }] }, node],
  }
  const taken = new Set(sections.map(({ id }) => id))
  const id = taken.has('works-cited') ? 'works-cited-list' : 'works-cited'
  const file = new VFile({ path: 'works-cited.md', value: '' })
  return [...sections, { id, role: 'bibliography', matter: 'back', title, depth: 0, file, tree }]
}
