import type { Element, Root, RootContent } from 'hast'
import { visit } from 'unist-util-visit'

import { hasClass } from '../../model/elements.ts'
import { isElement } from './text.ts'

/**
 * Cut a long section at its level-2 headings into pieces that a reader can lay out.
 *
 * Each note stays in the piece that calls it first: readers show a note in a window of its own only when it
 * lies in the same file.
 */
export function splitSection(tree: Root, limit: number): Root[] {
  const sizes = tree.children.map(sizeOf)
  if (sum(sizes) <= limit) return [tree]

  const block = tree.children.find(
    (node): node is Element => isElement(node, 'section') && hasClass(node, 'notes'),
  )
  const notes = notesOf(block)
  const pieces = joinChunks(chunksOf(tree.children.filter((node) => node !== block)), notes, limit)
  return pieces.map((children, index) => ({
    type: 'root',
    children: block
      ? [...children, ...blockFor(block, takeNotes(children, notes, index === pieces.length - 1), index)]
      : children,
  }))
}

function chunksOf(nodes: readonly RootContent[]): RootContent[][] {
  const chunks: RootContent[][] = [[]]
  for (const node of nodes) {
    if (isElement(node, 'h2') && chunks.at(-1)?.some(isText)) chunks.push([])
    chunks.at(-1)?.push(node)
  }
  return chunks
}

/** A heading does not stand alone in its file. */
const isText = (node: RootContent): boolean => isElement(node) && !/^h[1-6]$/.test(node.tagName)

/** Neighbours share a file as long as they and their notes fit. */
function joinChunks(
  chunks: RootContent[][],
  notes: ReadonlyMap<string, Element>,
  limit: number,
): RootContent[][] {
  const pieces: RootContent[][] = []
  let size = 0
  for (const chunk of chunks) {
    const called = callsIn(chunk).map((id) => notes.get(id))
    const more = sum(chunk.map(sizeOf)) + sum(called.map((note) => (note ? sizeOf(note) : 0)))
    const last = pieces.at(-1)
    if (last && size + more <= limit) {
      last.push(...chunk)
      size += more
    } else {
      pieces.push([...chunk])
      size = more
    }
  }
  return pieces
}

function notesOf(block: Element | undefined): Map<string, Element> {
  const notes = new Map<string, Element>()
  for (const node of block?.children ?? []) {
    if (isElement(node) && hasClass(node, 'footnote')) notes.set(String(node.properties.id), node)
  }
  return notes
}

/** Take out what these nodes call, and what those notes call in turn; the last piece takes all that is left. */
function takeNotes(nodes: readonly RootContent[], notes: Map<string, Element>, all: boolean): Element[] {
  const ids = new Set(all ? notes.keys() : callsIn(nodes))
  // The set grows while it is walked: a note may call another.
  for (const id of ids) {
    const note = notes.get(id)
    if (note) for (const next of callsIn([note])) ids.add(next)
  }
  const taken = [...notes].filter(([id]) => ids.has(id))
  for (const [id] of taken) notes.delete(id)
  return taken.map(([, note]) => note)
}

function callsIn(nodes: readonly RootContent[]): string[] {
  const ids: string[] = []
  visit({ type: 'root', children: [...nodes] }, 'element', (node) => {
    if (hasClass(node, 'noteref')) ids.push(String(node.properties.href).slice(1))
  })
  return ids
}

/** The heading of the notes stands over each piece's notes; ids stay unique. */
function blockFor(block: Element, notes: Element[], piece: number): Element[] {
  if (notes.length === 0) return []
  const heading = block.children.filter((node) => isElement(node) && !hasClass(node, 'footnote'))
  const copy: Element = structuredClone({ ...block, children: heading })
  if (piece > 0) {
    visit(copy, 'element', (node) => {
      if (node.properties.id !== undefined) node.properties.id = `${node.properties.id}.${piece + 1}`
    })
  }
  return [{ ...copy, children: [...copy.children, ...notes] }]
}

/** About the bytes that a node takes as XHTML. */
function sizeOf(node: RootContent): number {
  if (node.type === 'text') return Buffer.byteLength(node.value)
  if (node.type !== 'element') return 0
  const attributes = Object.entries(node.properties)
  return (
    2 * node.tagName.length +
    5 +
    sum(attributes.map(([key, value]) => key.length + String(value).length + 4)) +
    sum(node.children.map(sizeOf))
  )
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
