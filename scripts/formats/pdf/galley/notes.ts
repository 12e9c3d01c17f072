import type { Element, ElementContent } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

import { hasClass } from '../../../model/elements.ts'

/** The notes of a section, and the place of its list of notes, which is gone. */
export interface TakenNotes {
  readonly notes: readonly Element[]
  /** The ids that went with the list, each with one that is still there. */
  readonly gone: ReadonlyMap<string, string>
}

/**
 * Take the notes of a section out of it, for the feet of the pages.
 *
 * They come in the order of their first calls in the text; one that only another note calls comes behind that one.
 */
export function takeNotes(section: Element): TakenNotes {
  const listId = `notes-${String(section.properties.id)}`
  const at = section.children.findIndex((child) => child.type === 'element' && child.properties.id === listId)
  const list = section.children[at]
  if (list?.type !== 'element' || !hasClass(list, 'notes')) return { notes: [], gone: new Map() }
  section.children.splice(at, 1)
  const written = list.children.filter(isNote)
  const notes = inOrder(section, written)
  const first = String(notes[0]?.properties.id ?? section.properties.id)
  return { notes, gone: new Map([listId, `${listId}-title`].map((id) => [id, first])) }
}

const isNote = (node: ElementContent): node is Element =>
  node.type === 'element' && hasClass(node, 'footnote')

function inOrder(section: Element, written: readonly Element[]): Element[] {
  const notes = new Map(written.map((note) => [String(note.properties.id), note]))
  const called = calls(section)
  const inText = new Set(called)
  const ordered = new Set<Element>()
  const place = (id: string): void => {
    const note = notes.get(id)
    if (!note || ordered.has(note)) return
    ordered.add(note)
    for (const inner of calls(note)) if (!inText.has(inner)) place(inner)
  }
  for (const id of called) place(id)
  // None should be left. Were there one, its words would be lost.
  return [...ordered, ...written.filter((note) => !ordered.has(note))]
}

/** Ids of the notes that are called, in order. */
function calls(tree: Element): string[] {
  const found: string[] = []
  visit(tree, 'element', (call) => {
    if (!hasClass(call, 'noteref')) return undefined
    found.push(String(call.properties.href).replace(/^#/, ''))
    return SKIP
  })
  return found
}
