import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
} from '@cantoo/pdf-lib'

import { isTag, name, type Tag, tagsIn } from './tree.ts'

/**
 * Say of head cells what they head, and of other cells which head cells stand over them, where the browser did not
 * or named a repeated head that is gone (ISO 14289-1, 7.5; ISO 32000-1, table 349).
 */
export function headCells(document: PDFDocument, top: Tag): void {
  for (const table of tagsIn(top)) if (table.type === 'Table') headTable(document, table)
}

function headTable(document: PDFDocument, table: Tag): void {
  const heads = new Map<number, Tag>()
  const ids = new Set<string>()
  const cells = placeCells(table)
  for (const { tag, column, isHeadRow } of cells) {
    if (tag.type !== 'TH') continue
    if (!attributeOf(tag, 'Scope')) setAttribute(document, tag, 'Scope', name(isHeadRow ? 'Column' : 'Row'))
    const id = idOf(tag)
    if (id === undefined) continue
    ids.add(id)
    if (isHeadRow) heads.set(column, tag)
  }
  for (const { tag, column } of cells) {
    if (tag.type !== 'TD') continue
    const given = attributeOf(tag, 'Headers')
    const named = given instanceof PDFArray ? given.asArray().map((id) => textOf(id)) : []
    if (named.length > 0 && named.every((id) => id !== undefined && ids.has(id))) continue
    const over = heads.get(column)?.dict.lookupMaybe(name('ID'), PDFString, PDFHexString)
    const rest = given instanceof PDFArray ? given.asArray().filter((id) => ids.has(textOf(id) ?? '')) : []
    const headers = [...(over ? [over] : []), ...rest]
    setAttribute(document, tag, 'Headers', headers.length > 0 ? document.context.obj(headers) : undefined)
  }
}

const textOf = (id: unknown): string | undefined =>
  id instanceof PDFString || id instanceof PDFHexString ? id.decodeText() : undefined

const idOf = ({ dict }: Tag): string | undefined => textOf(dict.lookup(name('ID')))

interface Cell {
  readonly tag: Tag
  readonly column: number
  /** All cells of its row are heads. */
  readonly isHeadRow: boolean
}

/** Which column each cell begins in: cells above it may reach down. */
function placeCells(table: Tag): Cell[] {
  const taken: number[] = []
  return [...tagsIn(table)].flatMap((row) => {
    if (row.type !== 'TR') return []
    const tags = row.kids.filter(isTag).filter(({ type }) => /^T[HD]$/.test(type))
    const isHeadRow = tags.every(({ type }) => type === 'TH')
    let column = 0
    const placed = tags.map((tag) => {
      column = firstFree(taken, column)
      const cell = { tag, column, isHeadRow }
      for (let width = spanOf(tag, 'ColSpan'); width > 0; width -= 1)
        taken[column++] = spanOf(tag, 'RowSpan') - 1
      return cell
    })
    firstFree(taken, column, taken.length)
    return placed
  })
}

/** Passes over columns that cells above reach into: by one row less from here on. */
function firstFree(taken: number[], from: number, end = 0): number {
  let column = from
  while ((taken[column] ?? 0) > 0 || column < end) {
    taken[column] = Math.max(0, (taken[column] ?? 0) - 1)
    column += 1
  }
  return column
}

function spanOf(tag: Tag, key: string): number {
  const span = attributeOf(tag, key)
  return span instanceof PDFNumber ? Math.max(1, span.asNumber()) : 1
}

/** Attributes stand in one dictionary or in several (14.7.5). */
function attributesOf({ dict }: Tag): PDFDict[] {
  const given = dict.lookup(name('A'))
  const all = given instanceof PDFArray ? given.asArray().map((each) => dict.context.lookup(each)) : [given]
  return all.filter((each) => each instanceof PDFDict)
}

const attributeOf = (tag: Tag, key: string): unknown =>
  attributesOf(tag)
    .find((each) => each.has(PDFName.of(key)))
    ?.lookup(PDFName.of(key))

function setAttribute(
  document: PDFDocument,
  tag: Tag,
  key: string,
  value: PDFName | PDFArray | undefined,
): void {
  const others = attributesOf(tag).filter((each) => !each.has(PDFName.of(key)))
  const own = value ? [document.context.obj({ O: 'Table', [key]: value })] : []
  tag.dict.set(name('A'), document.context.obj([...others, ...own]))
}
