import { PDFArray, type PDFDocument, PDFHexString, PDFName, PDFNumber } from '@cantoo/pdf-lib'

import type { PageFacts } from '../../../model/page.ts'

type Style = 'r' | 'D' | ''

/** Write the pages' own numbers, as few ranges as they take (ISO 32000-1, 12.4.2). */
export function writeLabels(document: PDFDocument, pages: readonly PageFacts[]): void {
  const { context, catalog } = document
  const numbers = PDFArray.withContext(context)
  let expected = ''
  for (const [index, { label }] of pages.entries()) {
    const style = styleOf(label)
    const value = style === 'D' ? Number(label) : style === 'r' ? fromRoman(label) : 0
    const key = `${style} ${value}`
    if (key !== expected) {
      numbers.push(PDFNumber.of(index))
      // A page without a number has an empty label, or a reader's program would count it.
      numbers.push(context.obj(style === '' ? { P: PDFHexString.fromText('') } : { S: style, St: value }))
    }
    expected = style === '' ? ' 0' : `${style} ${value + 1}`
  }
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: numbers }))
}

function styleOf(label: string): Style {
  if (label === '') return ''
  return /^\d+$/.test(label) ? 'D' : 'r'
}

const values: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }

function fromRoman(numeral: string): number {
  const digits = [...numeral].map((letter) => values[letter] ?? 0)
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)
}
