import type { Element, ElementContent } from 'hast'

/**
 * A copy without the places in the source: copyfitting sets the same trees several times, and each setting
 * changes them.
 */
export function copyOf(children: readonly { readonly type: string }[]): ElementContent[] {
  return (children as readonly ElementContent[]).filter(isContent).map(copy)
}

const isContent = ({ type }: { readonly type: string }): boolean => type !== 'doctype'

function copy(node: ElementContent): ElementContent {
  if (node.type !== 'element') return { type: node.type, value: node.value }
  const { tagName, properties, children } = node
  const own = Object.entries(properties).map(([name, value]) => [
    name,
    Array.isArray(value) ? [...value] : value,
  ])
  return {
    type: 'element',
    tagName,
    properties: Object.fromEntries(own) as Element['properties'],
    children: children.map(copy),
  }
}
