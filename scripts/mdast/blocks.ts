import type { Paragraph, Root } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import { visit } from 'unist-util-visit'
import { location } from 'vfile-location'
import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { nearest } from '../model/nearest.ts'
import { blockProperties } from './attributes.ts'
import { epigraph } from './epigraph.ts'
import { originOf } from './escapes.ts'
import { verse } from './verse.ts'

type Block = (node: ContainerDirective, file: VFile) => void

/** What each `:::name` block becomes. A new block is one line here. */
const blocks: Readonly<Record<string, Block>> = {
  epigraph,
  verse,
  dedication: (node) => wrap(node, 'div', 'dedication'),
  note: (node) => wrap(node, 'div', 'callout'),
}

/** Give every `:::` block its meaning; report those that are unknown, empty or not closed. */
export function remarkBlocks() {
  return (tree: Root, file: VFile): void => {
    const lines = String(file).split('\n')
    visit(tree, 'containerDirective', (node) => {
      if (!isClosed(node, lines)) {
        diagnose(file, 'block-unclosed', `The block \`:::${node.name}\` is not closed`, openingOf(node))
      }
      const block = Object.hasOwn(blocks, node.name) ? blocks[node.name] : undefined
      if (block) return block(node, file)
      const near = nearest(node.name, Object.keys(blocks))
      diagnose(
        file,
        'block-unknown',
        `There is no block \`:::${node.name}\``,
        openingOf(node),
        near && `Did you mean \`:::${near}\`?`,
      )
      wrap(node, 'div', 'block')
    })
    visit(tree, 'paragraph', (node) => reportStrayFence(node, file))
  }
}

function wrap(node: ContainerDirective, element: string, name: string): void {
  node.data = { ...node.data, hName: element, hProperties: blockProperties(node, name) }
}

/** The parser closes an open block at the end of the file and says nothing: look at its last line. */
function isClosed(node: ContainerDirective, lines: readonly string[]): boolean {
  const { start, end } = node.position ?? {}
  if (!start || !end || end.line === start.line) return false
  return /^[\s>]*:{3,}\s*$/.test(lines[end.line - 1] ?? '')
}

function openingOf({ position }: ContainerDirective): { line: number; column: number } | undefined {
  return position?.start
}

function reportStrayFence(node: Paragraph, file: VFile): void {
  for (const child of node.children) {
    const match = child.type === 'text' ? /^:{3,}.*$/m.exec(child.value) : null
    if (child.type !== 'text' || !match) continue
    const origin = originOf(child, String(file))
    if (origin.escaped(match.index)) continue
    const place = { line: 1, column: 1, ...location(file).toPoint(origin.offset(match.index)) }
    diagnose(file, 'block-stray', `\`${match[0]}\` opens or closes no block`, place)
  }
}
