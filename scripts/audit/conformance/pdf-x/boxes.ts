import { PDFArray, type PDFPageLeaf } from '@cantoo/pdf-lib'

import { key } from '../../pdf/values.ts'
import { type Fault, type Opened, when } from './fault.ts'

/** Every page says where it is cut; the bleed lies around that, and the sheet around the bleed. */
export function boxFaults({ document }: Opened): Fault[] {
  return document.getPages().flatMap(({ node }, index) => {
    const media = numbersIn(node, 'MediaBox')
    const bleed = numbersIn(node, 'BleedBox') ?? numbersIn(node, 'CropBox') ?? media
    const trim = numbersIn(node, 'TrimBox')
    const page = index + 1
    return [
      ...when(trim?.length !== 4, 'boxes', 'not trimmed', page),
      ...when(node.has(key('ArtBox')), 'boxes', 'trimmed and art', page),
      ...when(!holds(bleed, trim), 'boxes', 'trimmed beyond the bleed', page),
      ...when(!holds(media, bleed), 'boxes', 'bleeds beyond the sheet', page),
    ]
  })
}

/** Boxes of the sheet may be said once for many pages. */
function numbersIn(node: PDFPageLeaf, name: string): number[] | undefined {
  const value = node.getInheritableAttribute(key(name))
  const array = node.context.lookup(value)
  if (!(array instanceof PDFArray)) return undefined
  return array.asArray().map((each) => Number(String(node.context.lookup(each))))
}

/** A thousandth of a point is nothing. */
function holds(outer: readonly number[] = [], inner: readonly number[] = []): boolean {
  const [left = 0, foot = 0, right = 0, head = 0] = outer
  const [x = 0, y = 0, wide = 0, high = 0] = inner
  return left <= x + 0.001 && foot <= y + 0.001 && right >= wide - 0.001 && head >= high - 0.001
}
