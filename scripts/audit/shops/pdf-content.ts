import { type PDFDict, type PDFObject, PDFStream } from '@cantoo/pdf-lib'

import { eachOperator, type Operands } from '../pdf/operators.ts'
import type { Box } from './pdf-boxes.ts'
import { isRgb, isTransparentState } from './pdf-colour.ts'
import { identity, type Matrix, matrixOf, times } from '../pdf/matrix.ts'
import { bytesOf, dictIn, dictOf, entry, nameIn, numberIn, numbersIn } from './pdf-objects.ts'

/** What is painted on a page. Measures in points, from the page's own origin. */
export interface Painted {
  /** Where the text begins that is nearest to the left edge, of that on the trimmed page. */
  readonly left?: number
  /** Of the smallest text there. */
  readonly size?: number
  readonly images: readonly { readonly width: number; readonly height: number; readonly ppi: number }[]
  readonly isBlank: boolean
  readonly isTransparent: boolean
  readonly isRgb: boolean
}

interface Page {
  readonly trim: Box
  left?: number
  size?: number
  readonly images: { width: number; height: number; ppi: number }[]
  isBlank: boolean
  isTransparent: boolean
  isRgb: boolean
  /** Forms may draw forms; a broken file without end. */
  budget: number
}

/** Graphics and text state, as far as it matters (ISO 32000-1, 8.4 and 9.3). */
interface State {
  matrix: Matrix
  size: number
  leading: number
  rise: number
  isInvisible: boolean
}

const paints = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh'])

/** Read what a content stream paints, and the forms and patterns that it paints with. */
export function readContent(bytes: Uint8Array, resources: PDFDict | undefined, trim: Box): Painted {
  const page: Page = {
    trim,
    images: [],
    isBlank: true,
    isTransparent: false,
    isRgb: false,
    budget: 20_000,
  }
  walk(page, bytes, resources, identity, 0)
  return page
}

function walk(
  page: Page,
  bytes: Uint8Array,
  resources: PDFDict | undefined,
  base: Matrix,
  depth: number,
): void {
  if (depth > 12 || (page.budget -= 1) < 0) return
  let state: State = { matrix: base, size: 0, leading: 0, rise: 0, isInvisible: false }
  const saved: State[] = []
  const text = textCursor()
  const patterns = new Set<string | undefined>()
  eachOperator(bytes, (operator, operands) => {
    const last = operands.count - 1
    if (operator === 'q') saved.push({ ...state })
    else if (operator === 'Q') state = saved.pop() ?? state
    else if (operator === 'cm') state.matrix = times(matrixOf(numbers(operands)), state.matrix)
    else if (operator === 'Tf') state.size = number(operands, last)
    else if (operator === 'TL') state.leading = number(operands, last)
    else if (operator === 'Ts') state.rise = number(operands, last)
    else if (operator === 'Tr') state.isInvisible = number(operands, last) === 3
    else if (text.move(operator, operands, state)) show(page, text.at(), state, operands)
    else if (operator === 'gs')
      page.isTransparent ||= isTransparentState(named(resources, 'ExtGState', name(operands, last)))
    else if (operator === 'rg' || operator === 'RG') page.isRgb = true
    else if (operator === 'cs' || operator === 'CS')
      page.isRgb ||= isRgb(name(operands, last), dictIn(resources, 'ColorSpace'))
    else if (operator === 'scn' || operator === 'SCN') patterns.add(name(operands, last))
    else if (operator === 'Do')
      draw(page, object(resources, 'XObject', name(operands, last)), resources, state.matrix, depth)
    else if (operator === 'ID') drawInline(page, operands, resources, state.matrix)
    else if (paints.has(operator)) page.isBlank = false
  })
  // A pattern has its place on the page, wherever it is painted with (8.7.3.1).
  for (const each of patterns) draw(page, object(resources, 'Pattern', each), resources, base, depth)
}

/** An operand that is a number; 0 where it is none. */
const number = (operands: Operands, index: number): number => Number(operands.text(index)) || 0

const numbers = (operands: Operands): number[] =>
  Array.from({ length: operands.count }, (_, index) => number(operands, index))

/** An operand that is a name (ISO 32000-1, 7.3.5). */
function name(operands: Operands, index: number): string | undefined {
  const text = operands.text(index)
  if (!text.startsWith('/')) return undefined
  return text
    .slice(1)
    .replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
}

function object(
  resources: PDFDict | undefined,
  kind: string,
  key: string | undefined,
): PDFObject | undefined {
  return key === undefined ? undefined : entry(dictIn(resources, kind), key)
}

const named = (resources: PDFDict | undefined, kind: string, key: string | undefined): PDFDict | undefined =>
  dictOf(object(resources, kind, key))

/** Where text is shown next (9.4): `move` says whether the operator shows some. */
function textCursor() {
  let line: Matrix = identity
  const next = (x: number, y: number): void => {
    line = times([1, 0, 0, 1, x, y], line)
  }
  return {
    at: (): Matrix => line,
    move(operator: string, operands: Operands, state: State): boolean {
      if (operator === 'BT') line = identity
      else if (operator === 'Tm') line = matrixOf(numbers(operands))
      else if (operator === 'Td') next(number(operands, 0), number(operands, 1))
      else if (operator === 'TD') {
        state.leading = -number(operands, 1)
        next(number(operands, 0), number(operands, 1))
      } else if (operator === 'T*' || operator === "'" || operator === '"') next(0, -state.leading)
      return operator === 'Tj' || operator === 'TJ' || operator === "'" || operator === '"'
    },
  }
}

function show(page: Page, line: Matrix, state: State, operands: Operands): void {
  if (state.isInvisible || operands.strings(operands.count - 1).length === 0) return
  page.isBlank = false
  const [, , c, d, x, y] = times(times([1, 0, 0, 1, 0, state.rise], line), state.matrix)
  const size = Math.abs(state.size) * Math.hypot(c, d)
  const { x: left, y: bottom, width, height } = page.trim
  // Beyond the trimmed page stand marks and their lettering.
  if (size === 0 || x < left || x > left + width || y < bottom || y > bottom + height) return
  page.left = Math.min(page.left ?? x, x)
  page.size = Math.min(page.size ?? size, size)
}

function draw(
  page: Page,
  drawn: PDFObject | undefined,
  outer: PDFDict | undefined,
  matrix: Matrix,
  depth: number,
): void {
  if (!(drawn instanceof PDFStream)) return
  const { dict } = drawn
  const [width, height] = [numberIn(dict, 'Width'), numberIn(dict, 'Height')]
  if (nameIn(dict, 'Subtype') === 'Image') {
    if (!width || !height) return
    place(page, width, height, matrix)
    page.isTransparent ||= dictIn(dict, 'SMask') !== undefined
    page.isRgb ||= isRgb(entry(dict, 'ColorSpace'), undefined)
    return
  }
  const own = numbersIn(dict, 'Matrix')
  const inner = own.length === 6 ? times(matrixOf(own), matrix) : matrix
  walk(page, bytesOf(drawn), dictIn(dict, 'Resources') ?? outer, inner, depth + 1)
}

/** A picture in the stream itself: its keys and values stand before `ID` (8.9.7). */
function drawInline(page: Page, operands: Operands, resources: PDFDict | undefined, matrix: Matrix): void {
  const valueOf = (...keys: string[]): number => {
    for (let index = 0; index < operands.count; index += 2)
      if (keys.includes(name(operands, index) ?? '')) return index + 1
    return operands.count
  }
  const [width, height] = [number(operands, valueOf('W', 'Width')), number(operands, valueOf('H', 'Height'))]
  if (!width || !height) return
  place(page, width, height, matrix)
  const space = name(operands, valueOf('CS', 'ColorSpace'))
  page.isRgb ||= space === 'RGB' || isRgb(space, dictIn(resources, 'ColorSpace'))
}

/** An image fills the unit square (8.9.5). */
function place(page: Page, width: number, height: number, [a, b, c, d]: Matrix): void {
  page.isBlank = false
  const ppi = 72 * Math.min(width / Math.hypot(a, b), height / Math.hypot(c, d))
  if (Number.isFinite(ppi)) page.images.push({ width, height, ppi: Math.round(ppi) })
}
