import type { Element, Nodes } from 'hast'
import { visit } from 'unist-util-visit'

import { hasClass } from '../../model/elements.ts'
import { paragraph, setBlocks } from './blocks.ts'
import { isBlock, isElement } from './elements.ts'
import { lineOf } from './inline.ts'
import { type Block, indented, narrowed, type Setting } from './setting.ts'
import { columnsOf, wrap } from './wrap.ts'

interface Cell {
  readonly text: string
  readonly isRight: boolean
  /** More than running text, or more than one place of the grid. */
  readonly isOdd: boolean
  readonly element: Element
}

interface Grid {
  readonly heads: readonly (readonly Cell[])[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Between two columns. */
const gap = '  '

/**
 * A table under its caption, in columns where it fits the page.
 *
 * One that does not is read row by row, `Head: cell` on a line each: columns that are broken up are a riddle, most of
 * all to those who listen.
 */
export function tableBlocks(table: Element, setting: Setting): Block[] {
  const captions = table.children.filter((child) => isElement(child, 'caption'))
  const caption = captions.flatMap((child) => (isElement(child) ? paragraph(child.children, setting) : []))
  const grid = gridOf(table, setting)
  const cells = [...grid.heads, ...grid.rows].flat()
  const columns = cells.some(({ isOdd }) => isOdd) ? undefined : inColumns(grid, setting.width)
  return [...caption, ...(columns ? [columns] : inRows(grid, setting))]
}

function gridOf(table: Element, setting: Setting): Grid {
  const heads: Cell[][] = []
  const rows: Cell[][] = []
  visit(table, 'element', (row, _, parent) => {
    if (row.tagName !== 'tr') return
    const cells = row.children.filter((child): child is Element => isElement(child, 'td', 'th'))
    const isHead =
      isElement(parent as Nodes, 'thead') ||
      (rows.length === 0 && cells.every(({ tagName }) => tagName === 'th'))
    ;(isHead ? heads : rows).push(cells.map((cell) => cellOf(cell, setting)))
  })
  return { heads, rows }
}

const cellOf = (element: Element, setting: Setting): Cell => ({
  text: lineOf(element.children, setting),
  isRight: hasClass(element, 'align-right'),
  isOdd:
    element.children.some((child) => isBlock(child) && !isElement(child, 'p')) ||
    [element.properties.colSpan, element.properties.rowSpan].some((span) => Number(span ?? 1) > 1),
  element,
})

/** Columns side by side, the heads underlined; undefined where they are wider than the page. */
function inColumns({ heads, rows }: Grid, width: number): Block | undefined {
  const all = [...heads, ...rows]
  const widths: number[] = []
  for (const row of all) {
    for (const [at, { text }] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, columnsOf(text))
  }
  if (widths.reduce((sum, each) => sum + each, gap.length * (widths.length - 1)) > width) return undefined
  const line = (row: readonly Cell[]): string =>
    row
      .map((cell, at) => filled(cell, widths[at] ?? 0))
      .join(gap)
      .trimEnd()
  const rule = widths.map((each) => '-'.repeat(each)).join(gap)
  return [...heads.map(line), ...(heads.length > 0 ? [rule] : []), ...rows.map(line)].filter(
    (each) => each !== '',
  )
}

function filled({ text, isRight }: Cell, width: number): string {
  const space = ' '.repeat(width - columnsOf(text))
  return isRight ? space + text : text + space
}

/** The heads once, then a block for each row. */
function inRows({ heads, rows }: Grid, setting: Setting): Block[] {
  const names = heads.at(-1)?.map(({ text }) => text) ?? []
  const top = heads.flatMap((row) => row.flatMap(({ text }) => (text === '' ? [] : hung(text, setting))))
  return [...(top.length > 0 ? [top] : []), ...rows.flatMap((row) => rowBlocks(row, names, setting))]
}

function rowBlocks(row: readonly Cell[], names: readonly string[], setting: Setting): Block[] {
  const blocks: string[][] = [[]]
  for (const [at, { text, isOdd, element }] of row.entries()) {
    const name = names[at] ? `${names[at]}:` : ''
    if (isOdd && element.children.some(isBlock)) {
      const inside = setBlocks(element.children, narrowed(setting, gap.length))
      blocks.push(...(name ? [[name]] : []), ...indented(inside, gap.length).map((lines) => [...lines]), [])
    } else if (text !== '') blocks.at(-1)?.push(...hung(name ? `${name} ${text}` : text, setting))
  }
  return blocks.filter((lines) => lines.length > 0)
}

const hung = (text: string, setting: Setting): string[] =>
  wrap(text, setting.width, setting.lang, narrowed(setting, gap.length).width).map((line, index) =>
    index === 0 ? line : gap + line,
  )
