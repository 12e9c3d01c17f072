import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'

import type { Words } from '../model/words.ts'
import { hasClass } from '../model/elements.ts'

interface Note {
  readonly element: Element
  readonly number: number
  readonly calls: string[]
}

/**
 * Number the notes of a section in the order of their calls and set them at its end.
 *
 * The backlink comes first in the note: Kindle merges notes that end with one. A note that is called
 * twice keeps its number and leads back to both calls.
 */
export function rehypeNotes(tree: Root, sectionId: string, words: Words): void {
  const written = takeNotes(tree)
  if (written.size === 0) return
  const notes = new Map<string, Note>()
  const follow = (node: Root | Element): void => {
    const reached: Note[] = []
    visit(node, 'element', (call) => {
      const name = call.properties.dataNote
      const element = typeof name === 'string' && hasClass(call, 'noteref') ? written.get(name) : undefined
      if (!element || typeof name !== 'string') return
      const note = notes.get(name) ?? { element, number: notes.size + 1, calls: [] }
      if (!notes.has(name)) reached.push(note)
      notes.set(name, note)
      setCall(call, note, sectionId)
    })
    // Notes within notes are numbered after those of the text.
    for (const { element } of reached) follow(element)
  }
  follow(tree)
  partCalls(tree)
  const id = `notes-${sectionId}`
  const heading = h('h2', { id: `${id}-title` }, words.notes)
  const list = [...notes.values()].map((note) => setNote(note, sectionId))
  if (list.length > 0) tree.children.push(h('section', { id, className: ['notes'] }, [heading, ...list]))
}

/** Two calls side by side have a comma between them: 2 and 3 would be read as 23. */
function partCalls(tree: Root): void {
  visit(tree, 'element', (call, index, parent) => {
    const before = parent?.children[(index ?? 0) - 1]
    if (!parent || index === undefined || !hasClass(call, 'noteref')) return undefined
    if (before?.type !== 'element' || !hasClass(before, 'noteref')) return undefined
    parent.children.splice(index, 0, h('span', { className: ['noteref-comma'] }, ','))
    return [SKIP, index + 2]
  })
}

function takeNotes(tree: Root): Map<string, Element> {
  const notes = new Map<string, Element>()
  visit(tree, 'element', (element, index, parent) => {
    const name = element.properties.dataNote
    if (typeof name !== 'string' || !hasClass(element, 'footnote') || !parent || index === undefined)
      return undefined
    notes.set(name, element)
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  return notes
}

function setCall(call: Element, { number, calls }: Note, sectionId: string): void {
  const again = calls.length > 0 ? `-${calls.length + 1}` : ''
  const id = `fnref-${sectionId}-${number}${again}`
  calls.push(id)
  call.properties = { className: ['noteref'], id, href: `#fn-${sectionId}-${number}` }
  call.children = [{ type: 'text', value: String(number) }]
}

function setNote({ element, number, calls }: Note, sectionId: string): Element {
  element.properties = { className: ['footnote'], id: `fn-${sectionId}-${number}` }
  const links = calls.flatMap((call, index): ElementContent[] => {
    const sign = index === 0 ? `${number}.` : String.fromCodePoint(97 + index)
    return [h('a', { className: ['backlink'], href: `#${call}` }, sign), { type: 'text', value: ' ' }]
  })
  const first = element.children.find((child) => child.type === 'element')
  if (first?.type === 'element' && first.tagName === 'p') first.children.unshift(...links)
  else element.children.unshift(h('p', links))
  return element
}
