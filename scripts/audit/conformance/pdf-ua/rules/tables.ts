import { PDFArray, PDFDict, PDFHexString, PDFNumber, PDFString } from '@cantoo/pdf-lib'

import { key, textIn } from '../../../pdf/values.ts'
import type { Element } from '../file.ts'
import { elements, placed, type Rule, rule } from '../rule.ts'

interface Grid {
  readonly hasOverlap: boolean
  /** Cells reach below the last row. */
  readonly isTooLong: boolean
  /** How many columns each row fills. */
  readonly widths: readonly number[]
  readonly cells: readonly { readonly element: Element; readonly row: number; readonly column: number }[]
}

/** Tables: their shape (clause 7.2) and their head cells (clause 7.5). */
export const tableRules: readonly Rule[] = [
  rule(
    '7.2-15',
    'cells of a table do not overlap',
    elements(/^Table$/, (table) => gridOf(table).hasOverlap),
  ),
  rule(
    '7.2-41',
    'columns of a table are equally long',
    elements(/^Table$/, (table) => gridOf(table).isTooLong),
  ),
  rule(
    '7.2-42',
    'rows of a table are equally wide',
    elements(/^Table$/, (table) => new Set(gridOf(table).widths).size > 1),
  ),
  rule(
    '7.5-1',
    'cells have heads, by name or by place',
    elements(/^Table$/, (table) => {
      const { cells } = gridOf(table)
      const heads = cells.filter(({ element: { role } }) => role === 'TH')
      if (heads.length === 0) return false
      return cells.some(
        ({ element, row, column }) =>
          element.role === 'TD' &&
          headersOf(element).length === 0 &&
          !heads.some((head) => {
            const scope = textOf(attribute(head.element, 'Scope'))
            return (
              (head.column === column && /^(?:Column|Both)$/.test(scope)) ||
              (head.row === row && /^(?:Row|Both)$/.test(scope))
            )
          }),
      )
    }),
  ),
  rule('7.5-2', 'the heads that cells name are there', ({ elements: all }) => {
    const ids = new Set(all.flatMap(({ role, dict }) => (role === 'TH' ? (textIn(dict, 'ID') ?? []) : [])))
    const cells = all.filter(({ role }) => /^T[HD]$/.test(role))
    return cells.filter((cell) => headersOf(cell).some((id) => !ids.has(id))).map(placed)
  }),
]

const textOf = (value: unknown): string =>
  value instanceof PDFString || value instanceof PDFHexString
    ? value.decodeText()
    : String(value ?? '').replace(/^\//, '')

function headersOf(cell: Element): string[] {
  const headers = attribute(cell, 'Headers')
  return headers instanceof PDFArray
    ? headers.asArray().map((id) => textOf(cell.dict.context.lookup(id)))
    : []
}

function attribute({ dict }: Element, name: string): unknown {
  const given = dict.lookup(key('A'))
  const all = given instanceof PDFArray ? given.asArray().map((each) => dict.context.lookup(each)) : [given]
  const found = all.find((each): each is PDFDict => each instanceof PDFDict && each.has(key(name)))
  return found?.lookup(key(name))
}

function gridOf(table: Element): Grid {
  const rows = table.children.flatMap((child) =>
    child.role === 'TR' ? [child] : child.children.filter(({ role }) => role === 'TR'),
  )
  const taken = rows.map(() => new Map<number, Element>())
  const cells: { element: Element; row: number; column: number }[] = []
  let [hasOverlap, isTooLong] = [false, false]
  for (const [row, { children }] of rows.entries()) {
    for (const element of children) {
      let column = 0
      while (taken[row]?.has(column)) column += 1
      cells.push({ element, row, column })
      for (let below = row; below < row + span(element, 'RowSpan'); below += 1) {
        if (below >= rows.length) isTooLong = true
        for (let beside = column; beside < column + span(element, 'ColSpan'); beside += 1) {
          if (taken[below]?.has(beside)) hasOverlap = true
          taken[below]?.set(beside, element)
        }
      }
    }
  }
  return { hasOverlap, isTooLong, widths: taken.map(({ size }) => size), cells }
}

function span(cell: Element, name: string): number {
  const value = attribute(cell, name)
  return value instanceof PDFNumber ? value.asNumber() : 1
}
