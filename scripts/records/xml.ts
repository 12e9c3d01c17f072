import type { Element, ElementContent } from 'xast'
import { toXml } from 'xast-util-to-xml'

/** One that is undefined is left out. */
type Attributes = Readonly<Record<string, string | undefined>>

/** What stands inside: text, elements, lists of them; what is undefined is left out. */
type Child = Element | string | undefined | readonly Child[]

/** An element: its name, its attributes where it has some, and its children. */
export function x(name: string, ...parts: readonly (Attributes | Child)[]): Element {
  const [first, ...rest] = parts
  const [given, inside] = isAttributes(first) ? [first, rest] : [{}, parts]
  const attributes: Record<string, string> = {}
  for (const [key, value] of Object.entries(given)) if (value !== undefined) attributes[key] = value
  return { type: 'element', name, attributes, children: inside.flatMap((part) => nodes(part as Child)) }
}

/** A whole XML file. Elements that hold only elements are indented, since people read these files as well. */
export function xmlText(root: Element): string {
  // XML 1.0, section 2.4, forbids `]]>` in text.
  const xml = toXml(indented(root, 1), { closeEmptyElements: true }).replaceAll(']]>', ']]&gt;')
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}\n`
}

const isAttributes = (part: Attributes | Child): part is Attributes =>
  typeof part === 'object' && !Array.isArray(part) && !('children' in part)

function nodes(child: Child): ElementContent[] {
  if (child === undefined) return []
  if (typeof child === 'string') return [{ type: 'text', value: child }]
  return 'children' in child ? [child] : child.flatMap(nodes)
}

function indented(element: Element, depth: number): Element {
  const { children } = element
  if (children.length === 0 || children.some(({ type }) => type !== 'element')) return element
  const lines = children.flatMap((child): ElementContent[] => [
    { type: 'text', value: `\n${'  '.repeat(depth)}` },
    child.type === 'element' ? indented(child, depth + 1) : child,
  ])
  return {
    ...element,
    children: [...lines, { type: 'text', value: `\n${'  '.repeat(depth - 1)}` }],
  }
}
