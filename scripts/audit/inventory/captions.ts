import type { Paragraph } from 'mdast'

import type { Content } from './fences.ts'

/** Which paragraph is the caption of which table, by their numbers among their siblings. */
export interface Captions {
  readonly ofTable: ReadonlyMap<number, Paragraph>
  readonly taken: ReadonlySet<number>
}

const none: Captions = { ofTable: new Map(), taken: new Set() }

/** `Table: Caption {#id}` right before or behind a table; before comes first. */
export function captionsIn(content: readonly Content[], word: string): Captions {
  if (!content.some(({ type }) => type === 'table')) return none
  const label = captionLabel(word)
  const ofTable = new Map<number, Paragraph>()
  const taken = new Set<number>()
  for (const [index, node] of content.entries()) {
    if (node.type !== 'table') continue
    for (const step of [-1, 1]) {
      const at = neighbour(content, index, step)
      const near = content[at]
      const [first] = near?.type === 'paragraph' ? near.children : []
      if (near?.type !== 'paragraph' || taken.has(at) || first?.type !== 'text' || !label.test(first.value))
        continue
      ofTable.set(index, near)
      taken.add(at)
      break
    }
  }
  return { ofTable, taken }
}

export const captionLabel = (word: string): RegExp =>
  new RegExp(`^(?:Table|${word.replaceAll(/[.*+?^$()|[\]{}\\]/g, String.raw`\$&`)}):\\s*`, 'i')

/** The next sibling that is printed. */
function neighbour(content: readonly Content[], from: number, step: number): number {
  let at = from + step
  while (isUnseen(content[at])) at += step
  return at
}

const isUnseen = (node: Content | undefined): boolean =>
  node !== undefined &&
  (['definition', 'footnoteDefinition', 'yaml'].includes(node.type) ||
    (node.type === 'html' && /^\s*(?:<!--[^]*?-->\s*)+$/.test(node.value)))
