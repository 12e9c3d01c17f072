import type { FootnoteDefinition, Image, Paragraph, PhrasingContent, Root, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import type { RuleId } from '../model/rules.ts'
import { readBrackets } from './brackets.ts'
import { parseLine } from './parse.ts'

/** A picture's title as its caption. */
export type ReadCaption = (title: string, image: Image) => Paragraph

/**
 * Reads captions as lines of Markdown: with emphasis and links, spans, calls of the file's notes and notes in the
 * line.
 *
 * Places inside a caption are the picture's: the parser has forgotten where its title stands.
 *
 * @returns what reads one, and the notes found so far.
 */
export function captionReader(tree: Root, file: VFile): { read: ReadCaption; notes: FootnoteDefinition[] } {
  const notes: FootnoteDefinition[] = []
  const names = new Set<string>()
  visit(tree, 'footnoteDefinition', ({ identifier }) => {
    names.add(identifier)
  })
  let count = 0
  const read: ReadCaption = (title, image) => {
    const line = new VFile(title)
    const caption: Paragraph = {
      type: 'paragraph',
      children: parseLine(line),
      data: { hName: 'figcaption' },
    }
    callNotes(caption, names)
    const written = readBrackets(caption, line, `caption-${(count += 1)}`)
    for (const { ruleId, reason, note } of line.messages)
      diagnose(file, ruleId as RuleId, reason, image, note)
    const { position } = image
    for (const part of [caption, ...written]) {
      visit(part, (node) => {
        if (position) node.position = position
      })
    }
    notes.push(...written)
    return caption
  }
  return { read, notes }
}

/** The parser knows no notes but those of the text that it is given. */
function callNotes(caption: Paragraph, names: ReadonlySet<string>): void {
  visit(caption, 'text', (text, index, parent) => {
    if (!parent || index === undefined || !text.value.includes('[^')) return undefined
    const parts = withCalls(text, names)
    parent.children.splice(index, 1, ...parts)
    return index + parts.length
  })
}

function withCalls({ value }: Text, names: ReadonlySet<string>): PhrasingContent[] {
  // Every second part is the name of a note.
  return value.split(/\[\^([^\s\]]+)\]/).flatMap((part, index): PhrasingContent[] => {
    if (index % 2 === 0) return part ? [{ type: 'text', value: part }] : []
    // As the parser folds the names of notes.
    const identifier = part.toLowerCase().toUpperCase().toLowerCase()
    return names.has(identifier)
      ? [{ type: 'footnoteReference', identifier, label: part }]
      : [{ type: 'text', value: `[^${part}]` }]
  })
}
