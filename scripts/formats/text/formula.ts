import type { Element, ElementContent } from 'hast'
import { toString } from 'hast-util-to-string'

import { isElement } from './elements.ts'

/**
 * A formula on one line, as one types it: `x = (-b ± √(b^2 - 4ac))/(2a)`.
 *
 * All that is written in it is said, in its order; the description stands in only for a formula without any text.
 */
export function formulaText(formula: Element): string {
  const said = rowOf(formula.children).replaceAll(/\s+/g, ' ').trim()
  return said || String(formula.properties.alttext ?? '').trim()
}

type Form = (parts: readonly string[]) => string

const forms: Readonly<Record<string, Form>> = {
  mfrac: ([over = '', under = '']) => `${grouped(over)}/${grouped(under)}`,
  msup: ([base = '', over = '']) => `${base}^${grouped(over)}`,
  msub: ([base = '', under = '']) => `${base}_${grouped(under)}`,
  msubsup: ([base = '', under = '', over = '']) => `${base}_${grouped(under)}^${grouped(over)}`,
  munderover: ([base = '', under = '', over = '']) => `${base}_${grouped(under)}^${grouped(over)} `,
  munder: ([base = '', under = '']) => `${base}_${grouped(under)} `,
  mover: ([base = '', over = '']) => `${base}^${grouped(over)} `,
  mroot: ([base = '', index = '']) => `root(${base}; ${index})`,
  mtr: (cells) => cells.join(', '),
  mtable: (rows) => `[${rows.join('; ')}]`,
}

function partOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (!isElement(node)) return ''
  const { tagName, children } = node
  if (tagName === 'annotation' || tagName === 'annotation-xml' || tagName === 'mphantom') return ''
  if (tagName === 'mo') return operator(toString(node).trim())
  if (tagName === 'mspace') return ' '
  if (tagName === 'ms') return `"${toString(node)}"`
  if (tagName === 'msqrt') return `√${grouped(rowOf(children).trim())}`
  const form = forms[tagName]
  return form
    ? form(children.filter((child) => isElement(child)).map((child) => partOf(child).trim()))
    : rowOf(children)
}

/** A sign that begins a row is no operation: `-b`. */
function rowOf(nodes: readonly ElementContent[]): string {
  const parts = nodes.filter((node) => isElement(node) || toString(node).trim() !== '')
  return parts.map((node, index) => (index === 0 ? leading(node) : partOf(node))).join('')
}

const leading = (node: ElementContent): string => (isElement(node, 'mo') ? partOf(node).trim() : partOf(node))

/** Relations and sums have space around them; brackets, signs of functions and invisible ones have none. */
function operator(sign: string): string {
  if (/^[\u2061-\u2064]?$/.test(sign)) return ''
  if (/^[,;]$/.test(sign)) return `${sign} `
  return /^[=≠<>≤≥≈≡∼+−±×·∈∉⊂⊆∪∩→⇒↔⇔∧∨-]$/u.test(sign) ? ` ${sign} ` : sign
}

/** What is more than one sign stands in brackets. */
const grouped = (text: string): string => (/^(?:[\p{L}\p{M}]|\p{N}+)?$/u.test(text) ? text : `(${text})`)
