import type { Paragraph, PhrasingContent } from 'mdast'
import type { ContainerDirective } from 'mdast-util-directive'

import { blockProperties } from './attributes.ts'

/**
 * `:::epigraph`: a quotation, and its source on a last line that begins with a dash.
 *
 * The source stands in a figcaption outside the quotation, as the DPUB-ARIA epigraph wants it.
 */
export function epigraph(node: ContainerDirective): void {
  const last = node.children.at(-1)
  const source = last?.type === 'paragraph' ? takeSource(last) : undefined
  if (last?.type === 'paragraph' && last.children.length === 0) node.children.pop()
  const quotation: ContainerDirective['children'] = [{ type: 'blockquote', children: node.children }]
  if (source) quotation.push({ type: 'paragraph', children: source, data: { hName: 'figcaption' } })
  node.children = quotation
  node.data = { ...node.data, hName: 'figure', hProperties: blockProperties(node, 'epigraph') }
}

const dash = /^\s*(?:[—–―]|-{1,3}(?=\s|\p{L}))\s*/u

/** Cut the last line off the paragraph where it names a source. */
function takeSource(paragraph: Paragraph): PhrasingContent[] | undefined {
  const { children } = paragraph
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index]
    const previous = children[index - 1]
    if (child?.type !== 'text') continue
    const newline = child.value.lastIndexOf('\n')
    const startsLine = newline >= 0 || index === 0 || previous?.type === 'break'
    const line = child.value.slice(newline + 1)
    if (!startsLine) continue
    if (!dash.test(line)) return undefined
    const source: PhrasingContent[] = [
      { ...child, value: line.replace(dash, '') },
      ...children.slice(index + 1),
    ]
    const before = child.value.slice(0, Math.max(newline, 0))
    paragraph.children = children.slice(0, previous?.type === 'break' && newline < 0 ? index - 1 : index)
    if (before) paragraph.children.push({ ...child, value: before })
    return source
  }
  return undefined
}
