import type { Element, ElementContent, Root } from 'hast'
import type { FootnoteDefinition, FootnoteReference, Root as Mdast, ThematicBreak } from 'mdast'
import type { Handlers, State } from 'mdast-util-to-hast'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'

const handlers: Handlers = {
  thematicBreak: (state: State, node: ThematicBreak) => {
    const rule = element('hr', ['scene-break'])
    state.patch(node, rule)
    return rule
  },
  footnoteReference: (state: State, node: FootnoteReference) => {
    const call = noteElement('a', 'noteref', node.identifier, [])
    state.patch(node, call)
    return call
  },
  footnoteDefinition: (state: State, node: FootnoteDefinition) => {
    const note = noteElement(
      'div',
      'footnote',
      node.identifier,
      state.wrap(state.all(node), true) as ElementContent[],
    )
    state.patch(node, note)
    return note
  },
}

const processor = unified().use(remarkRehype, { allowDangerousHtml: true, handlers }).freeze()

/**
 * mdast to hast, with notes kept where they stand: `rehypeNotes` numbers and moves them.
 *
 * Raw HTML comes through as `raw` nodes for `rehypeRawHtml`.
 */
export const convert = (tree: Mdast): Root => processor.runSync(tree)

function element(tagName: string, className: string[], children: ElementContent[] = []): Element {
  return { type: 'element', tagName, properties: { className }, children }
}

/** `dataNote` holds the note's name until it has its number. */
function noteElement(tagName: string, name: string, note: string, children: ElementContent[]): Element {
  const made = element(tagName, [name], children)
  made.properties.dataNote = note
  return made
}
