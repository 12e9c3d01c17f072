import type { Code, Paragraph, PhrasingContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'
import type { VFile } from 'vfile'

import { blockProperties } from './attributes.ts'
import type { Span } from './nodes.ts'

/** `:::verse`: every line of the source is a line of verse; a paragraph is a stanza; indents are kept. */
export function verse(node: ContainerDirective, file: VFile): void {
  const lines = String(file).split('\n')
  const edge = indentOf(lines[(node.position?.start.line ?? 1) - 1])
  node.children = node.children.map((child) => (child.type === 'code' ? stanzaOf(child) : child))
  for (const child of node.children) {
    if (child.type === 'paragraph') setLines(child, lines, edge)
  }
  node.data = { ...node.data, hName: 'div', hProperties: blockProperties(node, 'verse') }
}

/** A stanza that begins four spaces deep is code to Markdown; here it is verse. */
function stanzaOf({ value, position }: Code): Paragraph {
  const text = value
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
  return { type: 'paragraph', children: [{ type: 'text', value: text }], ...(position && { position }) }
}

const indentOf = (line = ''): number => /^[ \t>]*/.exec(line)?.[0].length ?? 0

function setLines(stanza: Paragraph, lines: readonly string[], edge: number): void {
  const first = stanza.position?.start.line ?? 1
  const rows = rowsOf(stanza.children)
  stanza.children = rows.flatMap((row, index): PhrasingContent[] => {
    // One step of indent for every two spaces, six at most: deeper lines would run off a phone's screen.
    const steps = Math.min(6, Math.ceil((indentOf(lines[first - 1 + index]) - edge) / 2))
    const className = steps > 0 ? ['line', `indent-${steps}`] : ['line']
    const line: Span = { type: 'span', children: row, data: { hName: 'span', hProperties: { className } } }
    return index === 0 ? [line] : [{ type: 'break' }, line]
  })
}

function rowsOf(children: readonly PhrasingContent[]): PhrasingContent[][] {
  const rows: PhrasingContent[][] = [[]]
  for (const child of children) {
    if (child.type === 'break') rows.push([])
    else if (child.type === 'text') {
      for (const [index, value] of child.value.split('\n').entries()) {
        // A hard break already began a row; the newline that follows it is the same one.
        if (index > 0 && (rows.at(-1)?.length ?? 0) > 0) rows.push([])
        if (value) rows.at(-1)?.push({ ...child, value })
      }
    } else rows.at(-1)?.push(child)
  }
  return rows
}
