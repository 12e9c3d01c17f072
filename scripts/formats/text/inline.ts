import type { Element, Nodes } from 'hast'
import { toString } from 'hast-util-to-string'

import { hasClass } from '../../model/elements.ts'
import { addressBehind } from './addresses.ts'
import { isElement } from './elements.ts'
import { formulaText } from './formula.ts'
import { raised } from './raised.ts'
import type { Setting } from './setting.ts'
import { evenSpaces, trimLine } from './spaces.ts'

/**
 * Running text as plain words, a string for each line that the author ends with a break.
 *
 * Emphasis and small capitals leave no trace: signs in their place would be read aloud, and searched for in vain.
 */
export function linesOf(nodes: readonly Nodes[], setting: Setting): string[] {
  const whole = nodes.map((node) => toString(node)).join('')
  const said = new Set<string>()
  /** @param before What stands on the line already. */
  const textOf = (node: Nodes, before: string): string => {
    if (node.type === 'text') return evenSpaces(node.value)
    if (!isElement(node)) return ''
    const own = wordsFor(node, setting)
    if (own !== undefined) return own
    const inside = join(node.children, before)
    if (isElement(node, 'sup', 'sub')) return raised(node.tagName, inside, before)
    return isElement(node, 'a') ? inside + addressBehind(node, whole, said) : inside
  }
  const join = (children: readonly Nodes[], before: string): string => {
    let text = ''
    for (const child of children) text += textOf(child, text || before)
    return text
  }
  return join(nodes, '').split('\n').map(trimLine)
}

/** The same on one line. */
export const lineOf = (nodes: readonly Nodes[], setting: Setting): string =>
  trimLine(linesOf(nodes, setting).join(' '))

/** What stands for an element whose content is not simply said; undefined for all others. */
function wordsFor(element: Element, { words, mark }: Setting): string | undefined {
  const { tagName, properties } = element
  if (properties.hidden || isElement(element, 'svg', 'script', 'style', 'template')) return ''
  if (tagName === 'br') return '\n'
  if (tagName === 'math') return formulaText(element)
  if (tagName === 'input') return properties.checked ? '☑' : '☐'
  if (tagName === 'img') return pictureText(element, words.figure)
  if (tagName === 'q') return `${words.quotes[0]}${trimLine(evenSpaces(toString(element)))}${words.quotes[1]}`
  if (hasClass(element, 'noteref')) return mark(toString(element))
  // Brackets part the numbers already; the way back is the number itself.
  if (hasClass(element, 'noteref-comma') || hasClass(element, 'backlink')) return ''
  return undefined
}

/** `[Figure: what it shows]`; nothing for an ornament. */
export function pictureText({ properties }: Element, noun: string): string {
  const alt = trimLine(evenSpaces(String(properties.alt ?? '')))
  return alt === '' ? '' : `[${noun}: ${alt}]`
}
