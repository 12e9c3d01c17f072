import type { ElementContent } from 'hast'
import type { PhrasingContent } from 'mdast'

const names: Readonly<Record<string, string>> = {
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
  break: 'br',
}

/** Marked-up text of a prefix or suffix as hast; a link inside a link is left as text. */
export function toHast(node: PhrasingContent, linked: boolean): ElementContent[] {
  const children =
    'children' in node ? (node.children as PhrasingContent[]).flatMap((child) => toHast(child, linked)) : []
  const element = (tagName: string, properties = {}): ElementContent[] => [
    { type: 'element', tagName, properties, children },
  ]
  if (node.data?.hName) return element(node.data.hName, node.data.hProperties)
  switch (node.type) {
    case 'text':
      return [{ type: 'text', value: node.value }]
    case 'inlineCode':
      return [
        { type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value: node.value }] },
      ]
    case 'link':
      return linked ? children : element('a', { href: node.url })
    case 'image':
      return element('img', { src: node.url, alt: node.alt ?? '' })
    case 'footnoteReference':
      return []
    default:
      return names[node.type] ? element(names[node.type] ?? 'span') : children
  }
}
