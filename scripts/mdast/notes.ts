import type { FootnoteDefinition, Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import { location } from 'vfile-location'
import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { nearest } from '../model/nearest.ts'
import { originOf } from './escapes.ts'

/**
 * Report calls without a note, notes without a call and two notes of one name.
 *
 * The parser leaves a call without a note as text and drops a note without a call: both would pass unseen.
 */
export function remarkUndefinedNotes() {
  return (tree: Root, file: VFile): void => {
    const notes = new Map<string, FootnoteDefinition>()
    const called = new Set<string>()
    visit(tree, (node) => {
      if (node.type === 'footnoteReference') called.add(node.identifier)
      if (node.type !== 'footnoteDefinition') return
      if (notes.has(node.identifier))
        diagnose(file, 'note-duplicate', `Two notes are called \`[^${node.label}]\``, node)
      else notes.set(node.identifier, node)
    })
    for (const [name, note] of notes) {
      if (!called.has(name))
        diagnose(file, 'note-unused', `The note \`[^${note.label ?? name}]\` is never called`, note)
    }
    const { toPoint } = location(String(file))
    visit(tree, 'text', (text) => {
      for (const { name, offset } of callsIn(text, String(file))) {
        const near = nearest(name, notes.keys())
        const hint = near && `Did you mean \`[^${near}]\`?`
        diagnose(
          file,
          'note-undefined',
          `There is no note \`[^${name}]\``,
          { line: 1, column: 1, ...toPoint(offset) },
          hint,
        )
      }
    })
  }
}

function callsIn(text: Text, source: string): { name: string; offset: number }[] {
  if (!text.value.includes('[^')) return []
  const origin = originOf(text, source)
  return [...text.value.matchAll(/\[\^([^\s\]]+)\]/g)]
    .filter(({ index }) => !origin.escaped(index))
    .map(({ 1: name = '', index }) => ({ name, offset: origin.offset(index) }))
}
