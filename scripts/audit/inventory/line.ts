import type { PhrasingContent } from 'mdast'

import type { Origin } from './origin.ts'
import { originOf } from './origin.ts'

/** A text, and where in its file it begins: a file, or a caption inside it. */
export interface Source {
  readonly text: string
  readonly base: number
}

/** A parent's phrasing content as one string: every node that is no text is one placeholder. */
export interface Line {
  readonly text: string
  /** The same, with what opens and closes nothing blanked: characters behind a backslash, entities. */
  readonly shadow: string
  readonly parts: readonly Part[]
}

export interface Part {
  readonly node: PhrasingContent
  readonly from: number
  readonly to: number
  /** Of text; absent for a placeholder. */
  readonly origin?: Origin
}

/** Object replacement character. */
export const blank = '\uFFFC'

export function lineOf(children: readonly PhrasingContent[], source: Source): Line {
  const parts: Part[] = []
  let text = ''
  let shadow = ''
  for (const node of children) {
    const own = node.type === 'text' ? node : writtenAddress(node, source)
    const from = text.length
    if (own) {
      const origin = originIn(source, own.value, node)
      text += own.value
      shadow += blanked(own.value, origin)
      parts.push({ node, from, to: text.length, origin })
    } else {
      text += blank
      shadow += blank
      parts.push({ node, from, to: from + 1 })
    }
  }
  return { text, shadow, parts }
}

/** Where a node's text stands in its file. */
export function originIn({ text, base }: Source, value: string, node: PhrasingContent): Origin {
  const start = node.position?.start.offset ?? 0
  const origin = originOf(value, text, start, node.position?.end.offset ?? start)
  if (base === 0) return origin
  const { offsets, literal } = origin
  return {
    start: base + start,
    ...(offsets && { offsets: offsets.map((offset) => base + offset) }),
    ...(literal && { literal }),
  }
}

/** An address that stands as it is, without `<>`: a citation's key may look like one. */
function writtenAddress(node: PhrasingContent, { text }: Source): { value: string } | undefined {
  if (node.type !== 'link' || node.children.length !== 1) return undefined
  const [child] = node.children
  const { position } = node
  if (child?.type !== 'text' || !position) return undefined
  const isWritten =
    position.start.offset === child.position?.start.offset && text[position.start.offset ?? 0] !== '<'
  return isWritten ? child : undefined
}

function blanked(value: string, { literal }: Origin): string {
  if (!literal?.size) return value
  return Array.from({ length: value.length }, (_, at) => (literal.has(at) ? blank : value[at])).join('')
}

/** Number of the part that holds a place of the line. */
export function partAt({ parts }: Line, index: number): number {
  let low = 0
  let high = parts.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((parts[middle]?.from ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}
