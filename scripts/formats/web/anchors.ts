import { createHash } from 'node:crypto'

import type { Element, Root } from 'hast'
import { SKIP, visit } from 'unist-util-visit'

import { hasClass } from '../../model/elements.ts'
import { isElement, plainText } from '../epub/text.ts'

/** What somebody may want to point at. An item or a quotation whose text stands in paragraphs is known by those. */
const pointed = new Set(['p', 'li', 'blockquote', 'pre', 'table', 'figure', 'dt', 'dd'])

/**
 * Give each paragraph an id that stays, however the text around it changes: it is made of the paragraph's first
 * letters. Paragraphs that begin alike are numbered.
 *
 * @param taken Ids given before, to which these are added.
 */
export function anchorParagraphs(tree: Root, taken: Set<string>): void {
  visit(tree, 'element', (element) => {
    if (hasClass(element, 'notes') || element.tagName === 'svg' || element.tagName === 'math') return SKIP
    if (!pointed.has(element.tagName) || element.properties.id !== undefined) return undefined
    if (element.children.some((child) => isElement(child) && pointed.has(child.tagName))) return undefined
    const letters = lettersOf(element)
    if (letters !== '') element.properties.id = unique(`p-${digest(letters)}`, taken)
    return undefined
  })
}

/** Enough to tell paragraphs apart, and few enough that a slip mended further on changes nothing. */
const telling = 60

/** Citations and numbers of chapters change with what stands elsewhere: they tell only where nothing else does. */
function lettersOf(element: Element): string {
  const own = lettersIn(withoutNumbers(element))
  return (own === '' ? lettersIn(element) : own).slice(0, telling)
}

const lettersIn = (element: Element): string =>
  plainText(element)
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '')

const withoutNumbers = (element: Element): Element => ({
  ...element,
  children: element.children.flatMap((child) => {
    if (!isElement(child)) return child
    return hasClass(child, 'citation') || hasClass(child, 'xref') ? [] : withoutNumbers(child)
  }),
})

const digest = (letters: string): string =>
  BigInt(`0x${createHash('sha256').update(letters).digest('hex').slice(0, 10)}`).toString(36)

function unique(wanted: string, taken: Set<string>): string {
  let id = wanted
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`
  taken.add(id)
  return id
}
