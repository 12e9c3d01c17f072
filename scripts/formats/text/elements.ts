import type { Element, Nodes } from 'hast'

export const isElement = (node: Nodes | undefined, ...tagNames: readonly string[]): node is Element =>
  node?.type === 'element' && (tagNames.length === 0 || tagNames.includes(node.tagName))

const blocks = new Set(
  `address article aside blockquote body caption center dd details div dl dt figcaption figure footer form h1 h2 h3 h4
   h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul`.split(
    /\s+/,
  ),
)

/** True for what stands on lines of its own, and for what holds such. */
export function isBlock(node: Nodes): boolean {
  if (!isElement(node)) return false
  return blocks.has(node.tagName) || (node.tagName !== 'math' && node.children.some(isBlock))
}
