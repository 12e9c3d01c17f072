import type { Element } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

import { diagnose } from '../model/diagnose.ts'
import { hasClass } from '../model/elements.ts'
import type { Checked } from './check.ts'

/** A note that is called and says nothing. */
export function checkEmptyNotes({ sections }: Checked): void {
  for (const { tree, file } of sections) {
    const notes = tree.children.at(-1)
    if (notes?.type !== 'element' || !hasClass(notes, 'notes')) continue
    for (const note of notes.children) {
      if (note.type !== 'element' || !hasClass(note, 'footnote') || holdsAnything(note)) continue
      const call = /^#(.*)$/.exec(String(backlinkOf(note)?.properties.href))?.[1]
      let place: Element | undefined
      visit(tree, 'element', (element) => {
        if (element.properties.id === call) place = element
      })
      diagnose(file, 'note-empty', 'This note is empty', note.position ? note : place)
    }
  }
}

function holdsAnything(note: Element): boolean {
  let holds = false
  visit(note, (node) => {
    if (node.type === 'element' && hasClass(node, 'backlink')) return SKIP
    if (node.type === 'element' && /^(?:img|math|table|hr)$/.test(node.tagName)) holds = true
    if (node.type === 'text' && node.value.trim() !== '') holds = true
    return undefined
  })
  return holds
}

function backlinkOf(note: Element): Element | undefined {
  let found: Element | undefined
  visit(note, 'element', (element) => {
    if (hasClass(element, 'backlink')) found ??= element
  })
  return found
}
