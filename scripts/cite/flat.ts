import type { PhrasingContent, Text } from 'mdast'
import type { Point } from 'unist'
import type { VFile } from 'vfile'
import { location } from 'vfile-location'

import { type Alignment, align } from './align.ts'
import type { Parent } from './nodes.ts'
import type { Place } from '../model/reference.ts'

/**
 * A parent's phrasing content as one string: text as it is, every other node as one placeholder, so that a
 * citation with markup inside it is one piece of text.
 */
export interface Flat {
  readonly text: string
  /** The same, but with escaped characters blanked: what can open or close something. */
  readonly shadow: string
  readonly pieces: readonly Piece[]
  readonly file: VFile
}

interface Piece {
  readonly node: PhrasingContent
  readonly from: number
  readonly to: number
  readonly alignment?: Alignment
}

const blank = '\uFFFC'
/** Plane 16 is private use, and no script for scholars has letters there. */
const firstPlaceholder = 0x10_0000
export const placeholders = /[\u{100000}-\u{10EFFF}]/gu

export function flatten(parent: Parent, file: VFile): Flat {
  const source = String(file)
  const pieces: Piece[] = []
  let shadow = ''
  let text = ''
  let cursor = parent.position?.start.offset
  for (const [index, child] of parent.children.entries()) {
    const node = child as PhrasingContent
    const read = readable(node, source)
    const value = read ?? String.fromCodePoint(firstPlaceholder + index)
    const alignment = read === undefined ? undefined : alignAt(source, textStart(node), cursor, value)
    const to = text.length + value.length
    pieces.push({ node, from: text.length, to, ...(alignment && { alignment }) })
    text += value
    shadow += alignment?.escaped.size ? blanked(value, alignment.escaped) : value
    cursor = node.position?.end.offset ?? alignment?.end
  }
  return { text, shadow, pieces, file }
}

const textStart = (node: PhrasingContent): number | undefined =>
  (node.type === 'link' ? node.children[0] : node)?.position?.start.offset

/** Where GFM found an address, the text around it has lost its place: it follows what came before. */
function alignAt(
  source: string,
  start: number | undefined,
  cursor: number | undefined,
  value: string,
): Alignment | undefined {
  if (start !== undefined) return align(source, start, value)
  if (cursor === undefined) return undefined
  // The parent's own mark, such as `## `, may come first.
  for (let at = cursor; at <= cursor + 8; at++) {
    const alignment = align(source, at, value)
    if (alignment) return alignment
  }
  return undefined
}

const blanked = (value: string, escaped: ReadonlySet<number>): string =>
  Array.from({ length: value.length }, (_, at) => (escaped.has(at) ? blank : value[at])).join('')

/** The node that a placeholder stands for. */
export function nodeOf(flat: Flat, placeholder: string): PhrasingContent | undefined {
  return flat.pieces[(placeholder.codePointAt(0) ?? 0) - firstPlaceholder]?.node
}

/** The content between two places of the text, as nodes. */
export function slice(flat: Flat, from: number, to: number): PhrasingContent[] {
  return flat.pieces.flatMap((piece) => {
    const start = Math.max(from, piece.from)
    const end = Math.min(to, piece.to)
    if (start >= end) return []
    if (start === piece.from && end === piece.to) return [piece.node]
    const node: Text = { type: 'text', value: flat.text.slice(start, end) }
    const [first, last] = [pointAt(flat, start), pointAt(flat, end - 1)]
    if (first && last) node.position = { start: first, end: after(last) }
    return [node]
  })
}

/** Where a character of the text stands in its file. */
export function pointAt(flat: Flat, index: number): Point | undefined {
  const piece = flat.pieces.find(({ from, to }) => index >= from && index < to)
  const offset = piece?.alignment?.offsets[index - piece.from]
  if (offset === undefined) return piece?.node.position?.start
  return location(flat.file).toPoint(offset)
}

export function placeAt(flat: Flat, index: number): Place | undefined {
  const point = pointAt(flat, index)
  return point && { line: point.line, column: point.column }
}

const after = (point: Point): Point => ({
  line: point.line,
  column: point.column + 1,
  ...(point.offset !== undefined && { offset: point.offset + 1 }),
})

/** Text, and addresses that GFM made into links: a key may look like one. */
function readable(node: PhrasingContent, source: string): string | undefined {
  if (node.type === 'text') return node.value
  const [child, ...more] = node.type === 'link' ? node.children : []
  if (node.type !== 'link' || child?.type !== 'text' || more.length > 0) return undefined
  const { position } = node
  const written = position && source.slice(position.start.offset, position.end.offset)
  const literal = written === undefined ? node.url.endsWith(child.value) : written === child.value
  return literal ? child.value : undefined
}
