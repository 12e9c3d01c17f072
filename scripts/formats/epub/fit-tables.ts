import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import stringWidth from 'string-width'
import { SKIP, visit } from 'unist-util-visit'

import { classesOf } from '../../model/elements.ts'
import { isElement, plainText } from './text.ts'

/** Widths of one column, in em of the text: of its longest word, and of its longest cell on one line. */
interface Column {
  readonly word: number
  readonly line: number
}

/** A telephone's page at twice the usual size of letters holds about so many em; less than that always fits. */
const narrowest = 10

/** A line this long is the widest page there is: no table has to be kept from being wider. */
const widest = 40

/** The width of a letter or figure, and what stands around the words of a cell, in em. */
const [letter, padding] = [0.55, 1.2]

/**
 * Make every table of a book fit its page, however narrow that is; gives the rules to add to the style sheet.
 *
 * Reading systems in pages cut off what is wider than the page, and nobody can scroll there. A browser makes a column
 * no narrower than its longest word. So the columns of a table whose words need room are given shares of the page, in
 * which words that are too long for them are broken: the style sheet says so of `.fitted`. Shops want the widths in
 * rules, not in attributes.
 */
export function fitTables(trees: readonly Root[]): string {
  const rules: string[] = []
  let number = 0
  for (const tree of trees) {
    visit(tree, 'element', (table) => {
      if (table.tagName !== 'table') return undefined
      const rows = rowsOf(table)
      const columns = columnsOf(rows)
      const least = columns.reduce((sum, { word }) => sum + word, 0)
      if (least <= narrowest || isDivided(table)) return SKIP
      const name = `fitted-${++number}`
      table.properties.className = [...classesOf(table), 'fitted', name]
      const natural = columns.reduce((sum, { line }) => sum + line, 0)
      if (natural < widest) rules.push(`.${name} { max-width: ${Math.ceil(natural)}em }`)
      if (rows.every(isPlain)) rules.push(...share(table, columns, name))
      return SKIP
    })
  }
  return rules.map((rule) => `${rule}\n`).join('')
}

/** The author has said how wide its columns are. */
const isDivided = ({ children }: Element): boolean => children.some((child) => isElement(child, 'colgroup'))

/** The cells of each row. */
function rowsOf(table: Element): Element[][] {
  const rows: Element[][] = []
  visit(table, 'element', (row) => {
    if (row.tagName === 'tr') rows.push(row.children.filter((cell) => isElement(cell)))
  })
  return rows
}

/** No cell reaches over others. */
const isPlain = (row: readonly Element[]): boolean =>
  row.every(({ properties: { colSpan = 1, rowSpan = 1 } }) => Number(colSpan) === 1 && Number(rowSpan) === 1)

function columnsOf(rows: readonly (readonly Element[])[]): Column[] {
  const count = Math.max(0, ...rows.map((row) => row.length))
  return Array.from({ length: count }, (_, index) => {
    const texts = rows.flatMap((row) => (row[index] ? [plainText(row[index])] : []))
    const widths = texts.flatMap(wordsOf).map((word) => stringWidth(word))
    return {
      word: Math.max(0, ...widths) * letter + padding,
      line: Math.max(0, ...texts.map((text) => stringWidth(text))) * letter + padding,
    }
  })
}

/** What a line can't be broken in. In scripts without spaces it can be, behind each character. */
const wordsOf = (text: string): string[] =>
  text.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[^\s\u00AD\u200B\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu,
  ) ?? []

/** A column gets what its longest word needs, and a little more for long cells, which can have more lines instead. */
function share(table: Element, columns: readonly Column[], name: string): string[] {
  const weights = columns.map(({ word, line }) => word + Math.sqrt(line - word))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const names = weights.map((_, index) => `${name}-${index + 1}`)
  const caption = table.children.findIndex((child) => isElement(child, 'caption'))
  const group = h(
    'colgroup',
    names.map((column) => h('col', { className: [column] })),
  )
  table.children.splice(caption + 1, 0, group)
  return weights.map((weight, index) => `.${names[index]} { width: ${((100 * weight) / total).toFixed(1)}% }`)
}
