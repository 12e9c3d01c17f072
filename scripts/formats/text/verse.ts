import type { Element, Nodes } from 'hast'

import { classesOf } from '../../model/elements.ts'
import { setBlocks } from './blocks.ts'
import { isElement } from './elements.ts'
import { lineOf } from './inline.ts'
import { type Block, indented, narrowed, type Setting } from './setting.ts'
import { wrap } from './wrap.ts'

/** Columns that verse is set in, that each step of an indent has, and that the rest of a long line is set in. */
const margin = 4
const step = 2
const turn = 8

/** Verse line by line, a block for each stanza. */
export function verseBlocks({ children }: Element, setting: Setting): Block[] {
  const inner = narrowed(setting, margin)
  return indented(
    children.flatMap((child) => (isElement(child, 'p') ? stanza(child, inner) : setBlocks([child], inner))),
    margin,
  )
}

function stanza({ children }: Element, setting: Setting): Block[] {
  const lines = rowsOf(children).flatMap((row) => verseLine(row, setting))
  return lines.length > 0 ? [lines] : []
}

function rowsOf(children: readonly Nodes[]): Nodes[][] {
  const rows: Nodes[][] = [[]]
  for (const child of children) {
    if (isElement(child, 'br')) rows.push([])
    else rows.at(-1)?.push(child)
  }
  return rows
}

/** A line that is too long goes on further in, so that it can't be taken for two. */
function verseLine(row: readonly Nodes[], setting: Setting): string[] {
  const text = lineOf(row, setting)
  if (text === '') return []
  const indent = step * stepsOf(row)
  const [first, rest] = [indent, indent + turn].map((columns) => narrowed(setting, columns).width)
  return wrap(text, first ?? 0, setting.lang, rest).map(
    (line, index) => ' '.repeat(index === 0 ? indent : indent + turn) + line,
  )
}

function stepsOf(row: readonly Nodes[]): number {
  const classes = row.flatMap((node) => (isElement(node) ? classesOf(node) : []))
  return Number(/^indent-(\d)$/.exec(classes.find((name) => name.startsWith('indent-')) ?? '')?.[1] ?? 0)
}
