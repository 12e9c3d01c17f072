import type { Element } from 'hast'

import { hasClass } from '../../model/elements.ts'
import { setBlocks } from './blocks.ts'
import { isBlock, isElement } from './elements.ts'
import { lineOf } from './inline.ts'
import { type Block, indented, narrowed, type Setting } from './setting.ts'
import { columnsOf, wrap } from './wrap.ts'

/**
 * A list with hanging indents: numbers as the author counts them, or bullets.
 *
 * Items of one paragraph stand together; where one has more, all stand apart. Works cited hang without a sign.
 */
export function listBlocks(list: Element, setting: Setting): Block[] {
  const items = list.children.filter((child): child is Element => isElement(child))
  if (hasClass(list, 'references')) return items.flatMap((item) => workBlocks(item, setting))
  const signs = items.map(signsOf(list))
  const indent = Math.max(2, ...signs.map((sign) => columnsOf(sign) + 1))
  const set = items.map((item, index) => {
    const blocks = setBlocks(item.children, narrowed(setting, indent))
    return indented(blocks.length > 0 ? blocks : [['']], indent, `${signs[index] ?? ''} `.padEnd(indent))
  })
  return items.every(isShort) ? [set.flat(2).map((line) => line.trimEnd())] : set.flat()
}

/** An item of one paragraph, and of lists of such items below it. */
function isShort({ children }: Element): boolean {
  const blocks = children.filter(isBlock)
  const paragraphs = blocks.filter((block) => isElement(block, 'p'))
  const lists = blocks.filter((block): block is Element => isElement(block, 'ul', 'ol'))
  const items = lists.flatMap((list) => list.children.filter((child): child is Element => isElement(child)))
  return paragraphs.length < 2 && paragraphs.length + lists.length === blocks.length && items.every(isShort)
}

function signsOf({ tagName, properties }: Element): (item: Element) => string {
  if (tagName !== 'ol') return () => '-'
  const step = properties.reversed ? -1 : 1
  let next = Number(properties.start ?? 1)
  return (item) => {
    const number = Number(item.properties.value ?? next)
    next = number + step
    return `${numeral(number, String(properties.type ?? '1'))}.`
  }
}

/** As HTML's `type` has it: figures, letters; anything else is a figure. */
function numeral(number: number, type: string): string {
  if (/^[aA]$/.test(type) && number >= 1 && number <= 26)
    return String.fromCodePoint((type.codePointAt(0) ?? 97) + number - 1)
  return String(number)
}

/** The lines behind the first of a work, which is found by its first word. */
const hanging = 4

/** The number, the entry and the places where it is cited are one paragraph. */
function workBlocks(item: Element, setting: Setting): Block[] {
  const text = lineOf(item.children.flatMap(flattened), setting)
  const lines = wrap(text, setting.width, setting.lang, narrowed(setting, hanging).width)
  return text === '' ? [] : [lines.map((line, index) => (index === 0 ? line : ' '.repeat(hanging) + line))]
}

const flattened = (node: Element['children'][number]): Element['children'] =>
  isElement(node, 'div', 'p') ? node.children.flatMap(flattened) : [node]

/** Terms, and what is said of each set in below it. */
export function definitionBlocks({ children }: Element, setting: Setting): Block[] {
  return children.flatMap((child): Block[] => {
    if (child.type !== 'element') return []
    if (child.tagName === 'div') return definitionBlocks(child, setting)
    if (child.tagName === 'dt') return setBlocks(child.children, setting)
    return indented(setBlocks(child.children, narrowed(setting, hanging)), hanging)
  })
}
