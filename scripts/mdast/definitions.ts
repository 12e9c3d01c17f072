import type { Definition, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'

/** `[text][name]` and `![alt][name]` as links and pictures with their own address. */
export function remarkDefinitions() {
  return (tree: Root): void => {
    const definitions = new Map<string, Definition>()
    visit(tree, 'definition', (node) => {
      if (!definitions.has(node.identifier)) definitions.set(node.identifier, node)
    })
    if (definitions.size === 0) return
    visit(tree, (node, index, parent) => {
      if (!parent || index === undefined) return undefined
      if (node.type === 'definition') {
        parent.children.splice(index, 1)
        return [SKIP, index]
      }
      if (node.type !== 'linkReference' && node.type !== 'imageReference') return undefined
      const definition = definitions.get(node.identifier)
      if (!definition) return undefined
      const { url, title = null } = definition
      const place = node.position && { position: node.position }
      parent.children[index] =
        node.type === 'linkReference'
          ? { type: 'link', url, title, children: node.children, ...place }
          : { type: 'image', url, title, alt: node.alt ?? null, ...place }
      return undefined
    })
  }
}
