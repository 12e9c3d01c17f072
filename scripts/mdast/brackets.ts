import type { FootnoteDefinition, Parents, PhrasingContent, Root, Text } from 'mdast'
import { location } from 'vfile-location'
import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { propertiesOf, readAttributes, reportAttributes } from './attributes.ts'
import { originOf } from './escapes.ts'

/** An open `[`, what has been read inside it, and the place of its first character. */
interface Frame {
  readonly kind: 'root' | 'note' | 'bracket'
  readonly nodes: PhrasingContent[]
  readonly open: number
}

/**
 * Notes in the line, `^[…]`, and named spans, `[…]{.smallcaps}`; attributes behind a picture, a link or code.
 *
 * They may hold other markup, so brackets are matched across sibling nodes. Other brackets stay as they are:
 * citations are read from them later.
 */
export function remarkBrackets() {
  return (tree: Root, file: VFile): void => {
    tree.children.push(...readBrackets(tree, file, 'inline'))
  }
}

/**
 * The same below any node.
 *
 * @param prefix Of the notes' names.
 * @returns the notes.
 */
export function readBrackets(parent: Parents, file: VFile, prefix: string): FootnoteDefinition[] {
  const reader = new BracketReader(file, prefix)
  reader.read(parent)
  return reader.definitions
}

class BracketReader {
  readonly definitions: FootnoteDefinition[] = []
  private readonly source: string
  private readonly places: ReturnType<typeof location>
  private readonly file: VFile
  private readonly prefix: string

  constructor(file: VFile, prefix: string) {
    this.file = file
    this.prefix = prefix
    this.source = String(file)
    this.places = location(this.source)
  }

  read(parent: Parents): void {
    if (parent.children.some((child) => child.type === 'text' && /[[\]{]/.test(child.value))) {
      parent.children = this.group(parent.children as PhrasingContent[])
    }
    for (const child of parent.children) if ('children' in child) this.read(child)
  }

  private group(children: readonly PhrasingContent[]): PhrasingContent[] {
    const frames: Frame[] = [{ kind: 'root', nodes: [], open: 0 }]
    for (const child of children) {
      if (child.type === 'text') this.scan(child, frames)
      else frames.at(-1)?.nodes.push(child)
    }
    for (let frame = frames.pop(); frame; frame = frames.pop()) {
      const outer = frames.at(-1)
      if (!outer) return mergeText(frame.nodes)
      if (frame.kind === 'note')
        diagnose(this.file, 'note-unclosed', 'The note `^[` is not closed', this.spot(frame.open))
      outer.nodes.push(this.text(frame.kind === 'note' ? '^[' : '[', frame.open), ...frame.nodes)
    }
    return []
  }

  private scan(node: Text, frames: Frame[]): void {
    const { value } = node
    const origin = originOf(node, this.source)
    let from = 0
    const flush = (to: number): void => {
      if (to > from)
        frames.at(-1)?.nodes.push(this.text(value.slice(from, to), origin.offset(from), origin.offset(to)))
    }
    for (let index = 0; index < value.length; index++) {
      const character = value[index]
      if (origin.escaped(index)) continue
      if (character === '[') {
        const isNote = value[index - 1] === '^' && index > from && !origin.escaped(index - 1)
        flush(isNote ? index - 1 : index)
        frames.push({
          kind: isNote ? 'note' : 'bracket',
          nodes: [],
          open: origin.offset(isNote ? index - 1 : index),
        })
        from = index + 1
      } else if (character === ']' && frames.length > 1) {
        flush(index)
        from = index + 1 + this.close(frames, value.slice(index + 1), origin.offset(index + 1))
        index = from - 1
      } else if (character === '{' && index === from) {
        from += this.attach(frames.at(-1)?.nodes.at(-1), value.slice(index))
        index = Math.max(index, from - 1)
      }
    }
    flush(value.length)
  }

  /** Close the innermost bracket; the length of the attributes that follow it. */
  private close(frames: Frame[], rest: string, end: number): number {
    const frame = frames.pop()
    const outer = frames.at(-1)
    if (!frame || !outer) return 0
    const position = this.span(frame.open, end)
    const children = mergeText(frame.nodes)
    if (frame.kind === 'note') {
      const identifier = `${this.prefix}-${this.definitions.length + 1}`
      this.definitions.push({
        type: 'footnoteDefinition',
        identifier,
        position,
        children: [{ type: 'paragraph', children, position }],
      })
      outer.nodes.push({ type: 'footnoteReference', identifier, position })
      return 0
    }
    const read = readAttributes(rest)
    if (!read) {
      outer.nodes.push(this.text('[', frame.open), ...frame.nodes, this.text(']', end - 1))
      return 0
    }
    const data = { hName: 'span', hProperties: propertiesOf(read.attributes) }
    const span: PhrasingContent = { type: 'span', data, children, position }
    reportAttributes(read, this.file, span)
    outer.nodes.push(span)
    return read.length
  }

  /** Give attributes to the picture, link or code they stand behind; their length. */
  private attach(node: PhrasingContent | undefined, rest: string): number {
    if (!node || !['image', 'link', 'inlineCode', 'imageReference', 'linkReference'].includes(node.type))
      return 0
    const read = readAttributes(rest)
    if (!read) return 0
    reportAttributes(read, this.file, node)
    node.data = { ...node.data, hProperties: propertiesOf(read.attributes) }
    return read.length
  }

  private text(value: string, from: number, to = from + value.length): Text {
    return { type: 'text', value, position: this.span(from, to) }
  }

  private span(from: number, to: number): NonNullable<Text['position']> {
    return { start: this.spot(from), end: this.spot(to) }
  }

  private spot(offset: number): { line: number; column: number; offset: number } {
    return { line: 1, column: 1, ...this.places.toPoint(offset), offset }
  }
}

/** Neighbouring text nodes as one, in copies: an outer bracket may merge the same nodes again. */
function mergeText(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const merged: PhrasingContent[] = []
  for (const node of nodes) {
    const last = merged.at(-1)
    if (node.type === 'text' && last?.type === 'text') {
      last.value += node.value
      if (last.position && node.position)
        last.position = { start: last.position.start, end: node.position.end }
    } else merged.push(node.type === 'text' ? { ...node } : node)
  }
  return merged
}
