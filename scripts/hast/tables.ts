import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { classesOf } from '../model/elements.ts'
import type { Words } from '../model/words.ts'

/**
 * Tables as every format wants them: captions, column scopes, alignment by class.
 *
 * A paragraph `Table: Caption {#id}` right before or behind a table is its caption; the document's own word
 * for a table does as well.
 */
export function rehypeTables(tree: Root, file: VFile, words: Words): void {
  const label = new RegExp(`^(?:Table|${words.table}):\\s*`, 'i')
  visit(tree, 'element', (table, index, parent) => {
    if (table.tagName !== 'table' || !parent || index === undefined) return undefined
    visit(table, 'element', setCell)
    const near = [index - 1, index + 1].map((at) => neighbour(parent.children, at, at < index ? -1 : 1))
    const found = near.find((at) => isCaption(parent.children[at], label))
    const caption = found === undefined ? undefined : parent.children[found]
    if (caption?.type !== 'element' || found === undefined) return SKIP
    takeCaption(table, caption, label)
    parent.children.splice(found, 1)
    return [SKIP, found < index ? index : index + 1]
  })
  visit(tree, 'element', (node) => {
    if (isCaption(node, label)) diagnose(file, 'caption-stray', 'This caption stands beside no table', node)
  })
}

function setCell(cell: Element): void {
  if (cell.tagName === 'th') cell.properties.scope ??= 'col'
  const { align } = cell.properties
  if (typeof align !== 'string') return
  delete cell.properties.align
  cell.properties.className = [...classesOf(cell), `align-${align}`]
}

/** The next sibling that is no white space. */
function neighbour(children: Root['children'], from: number, step: number): number {
  let at = from
  while (children[at]?.type === 'text' && /^\s*$/.test((children[at] as { value: string }).value)) at += step
  return at
}

function isCaption(node: Root['children'][number] | undefined, label: RegExp): boolean {
  if (node?.type !== 'element' || node.tagName !== 'p') return false
  const [first] = node.children
  return first?.type === 'text' && label.test(first.value)
}

function takeCaption(table: Element, { children, position }: Element, label: RegExp): void {
  const [first] = children
  const last = children.at(-1)
  if (first?.type === 'text') first.value = first.value.replace(label, '')
  const id = last?.type === 'text' ? /\s*\{#([\w.-]+)\}\s*$/.exec(last.value) : null
  if (last?.type === 'text' && id) {
    last.value = last.value.slice(0, id.index)
    table.properties.id = id[1]
  }
  table.children.unshift({ ...h('caption', children), ...(position && { position }) })
}
