import type { Element, Nodes } from 'hast'

import { hasClass } from '../../model/elements.ts'

export const isElement = (node: Nodes | undefined, tagName?: string): node is Element =>
  node?.type === 'element' && (tagName === undefined || node.tagName === tagName)

/** A heading's words for a table of contents: without the numbers of its notes, white space made even. */
export function plainText(node: Nodes): string {
  return collect(node).replace(/\s+/g, ' ').trim()
}

function collect(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (isElement(node, 'br')) return ' '
  if (isElement(node) && hasClass(node, 'noteref')) return ''
  return 'children' in node ? node.children.map(collect).join('') : ''
}

/** Give the characters back that XML can hold: all but a few controls. */
export function xmlText<T>(value: T): T {
  if (typeof value === 'string') return value.replace(forbidden, '') as T
  if (Array.isArray(value)) return value.map(xmlText) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, xmlText(item)])) as T
}

// oxlint-disable-next-line no-control-regex
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
