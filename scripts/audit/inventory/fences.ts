import type { Nodes, RootContent } from 'mdast'

import { type Attributes, attributesAt } from './attributes.ts'

/** A line of three colons or more. One without a name closes. */
export interface Fence {
  readonly colons: number
  readonly name?: string
  /** `:::note[Title]`: the words in brackets, and where they begin. */
  readonly label?: { readonly text: string; readonly offset: number }
  readonly attributes?: Attributes
  readonly offset: number
}

/** A block between two fences. */
export interface Block {
  readonly type: 'block'
  readonly fence: Fence
  readonly children: Content[]
}

export type Content = RootContent | Block

export interface Masked {
  readonly text: string
  /** By the offset of the line's first colon. */
  readonly fences: ReadonlyMap<number, Fence>
}

const line =
  /^([ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)*)(:{3,})(?:[ \t]*|[ \t]*([A-Za-z][\w-]*)(\[[^\]\n]*\])?(\{[^}\n]*\})?[ \t]*|[ \t]*(\{[^}\n]*\})[ \t]*)$/gm

/**
 * Write thematic breaks (`___`) where blocks open and close, so that plain CommonMark ends and begins its
 * paragraphs, lists and quotations there. Every line keeps its length and every offset stands.
 *
 * A line inside code is changed too: who reads code takes it from the file.
 */
export function maskFences(text: string): Masked {
  const fences = new Map<number, Fence>()
  if (!text.includes(':::')) return { text, fences }
  const masked = text.replaceAll(line, (whole, before: string, colons: string, ...rest: unknown[]) => {
    const [name, label, after, braces, start] = rest as [string?, string?, string?, string?, number?]
    const offset = (start ?? 0) + before.length
    const fence = readFence({ colons: colons.length, name, label, braces: after ?? braces, offset, text })
    if (!fence) return whole
    fences.set(offset, fence)
    return before + '_'.repeat(colons.length).padEnd(whole.length - before.length)
  })
  return { text: masked, fences }
}

interface Written {
  readonly colons: number
  readonly name: string | undefined
  readonly label: string | undefined
  readonly braces: string | undefined
  readonly offset: number
  readonly text: string
}

function readFence({ colons, name: bare, label, braces, offset, text }: Written): Fence | undefined {
  const attributes = braces === undefined ? undefined : attributesAt(braces, 0)
  const name = bare ?? attributes?.classes[0]
  // `:::{#id}` says no name, and opens nothing.
  if (braces !== undefined && name === undefined) return undefined
  return {
    colons,
    offset,
    ...(name && { name }),
    ...(label && { label: { text: label.slice(1, -1), offset: text.indexOf(label, offset) + 1 } }),
    ...(attributes && { attributes }),
  }
}

/** Put what stands between two fences into a block. One that is not closed ends with its parent. */
export function groupBlocks(
  children: readonly RootContent[],
  fences: ReadonlyMap<number, Fence>,
): readonly Content[] {
  if (fences.size === 0) return children
  const content: Content[] = []
  const open: Block[] = []
  for (const child of children) {
    const fence = fenceOf(child, fences)
    if (!fence) (open.at(-1)?.children ?? content).push(child)
    else if (fence.name === undefined) {
      // A line closes the outermost block that has no more colons than it, and all inside.
      const index = open.findIndex((block) => block.fence.colons <= fence.colons)
      if (index >= 0) open.length = index
    } else {
      const block: Block = { type: 'block', fence, children: [] }
      ;(open.at(-1)?.children ?? content).push(block)
      open.push(block)
    }
  }
  return content
}

const fenceOf = (node: Nodes, fences: ReadonlyMap<number, Fence>): Fence | undefined =>
  node.type === 'thematicBreak' ? fences.get(node.position?.start.offset ?? -1) : undefined
