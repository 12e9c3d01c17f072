import { type PDFDocument, PDFHexString, PDFName, PDFNumber } from '@cantoo/pdf-lib'

import type { PageFacts } from '../../../model/page.ts'
import { fromRoman, toRoman } from '../roman.ts'
import { type TreeEntry, writeTree } from './trees.ts'

/** How a page is counted: a style of the standard and a number in it, or words alone. */
interface Label {
  readonly style: 'r' | 'R' | 'D' | ''
  readonly value: number
  readonly words: string
}

/**
 * Write the pages' own numbers, as few ranges as they take (ISO 32000-1, 12.4.2).
 *
 * A page without a number has an empty label: a reader's program would count it else.
 */
export function writeLabels(document: PDFDocument, pages: readonly PageFacts[]): void {
  const { context, catalog } = document
  const ranges: TreeEntry[] = []
  let last: Label | undefined
  for (const [index, { label }] of pages.entries()) {
    const { style, value, words } = labelOf(label)
    if (!last || last.style !== style || last.words !== words || (style !== '' && last.value + 1 !== value)) {
      const range = style === '' ? { P: PDFHexString.fromText(words) } : { S: style, St: value }
      ranges.push([PDFNumber.of(index), context.obj(range)])
    }
    last = { style, value, words }
  }
  catalog.set(PDFName.of('PageLabels'), writeTree(context, 'Nums', ranges))
}

function labelOf(label: string): Label {
  if (/^[1-9]\d*$/.test(label)) return { style: 'D', value: Number(label), words: '' }
  const value = fromRoman(label.toLowerCase())
  for (const style of ['r', 'R'] as const)
    if (value > 0 && label === (style === 'r' ? toRoman(value) : toRoman(value).toUpperCase()))
      return { style, value, words: '' }
  return { style: '', value: 0, words: label }
}
