import type { Element, ElementContent, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** What the engine prints, as hast: no inline styles, and elements that say what they mean. */
export function readHtml(html: string): ElementContent[] {
  return fromHtml(html, { fragment: true }).children.flatMap(clean)
}

const names: Readonly<Record<string, string>> = { i: 'em', b: 'strong' }
const styles: Readonly<Record<string, string>> = {
  'font-variant:small-caps;': 'smallcaps',
  'font-variant:normal;': 'normalcaps',
  'font-style:normal;': 'upright',
  'font-weight:normal;': 'regular',
  'text-decoration:underline;': 'underline',
  'text-decoration:none;': 'plain',
}

function clean(node: RootContent): ElementContent[] {
  // Between blocks the engine breaks the line.
  if (node.type === 'text') return /^\s*\n\s*$/.test(node.value) ? [] : [{ type: 'text', value: node.value }]
  if (node.type !== 'element') return []
  const children = node.children.flatMap(clean)
  const { style, ...properties } = node.properties
  if (node.tagName !== 'span') {
    return [{ type: 'element', tagName: names[node.tagName] ?? node.tagName, properties, children }]
  }
  const name = typeof style === 'string' ? styles[style.trim()] : undefined
  return name ? [span(name, children)] : children
}

const span = (name: string, children: ElementContent[]): Element => ({
  type: 'element',
  tagName: 'span',
  properties: { className: [name] },
  children,
})

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&#38;').replaceAll('<', '&#60;').replaceAll('>', '&#62;')
