import { type PDFDict, type PDFObject, PDFStream } from '@cantoo/pdf-lib'

import type { Box } from './pdf-boxes.ts'
import { isRgb, isTransparentState } from './pdf-colour.ts'
import { identity, type Matrix, matrixOf, times } from './pdf-matrix.ts'
import { bytesOf, dictIn, dictOf, entry, nameIn, numberIn, numbersIn } from './pdf-objects.ts'
import { type Operand, operations } from './pdf-tokens.ts'

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
  const patterns = new Set<string>()
  for (const { operator, operands } of operations(bytes)) {
    const last = operands.at(-1)
    if (operator === 'q') saved.push({ ...state })
    else if (operator === 'Q') state = saved.pop() ?? state
    else if (operator === 'cm') state.matrix = times(matrixOf(operands), state.matrix)
    else if (operator === 'Tf') state.size = numberOf(last)
    else if (operator === 'TL') state.leading = numberOf(last)
    else if (operator === 'Ts') state.rise = numberOf(last)
    else if (operator === 'Tr') state.isInvisible = last === 3
    else if (text.move(operator, operands, state)) show(page, text.at(), state, operands)
    else if (operator === 'gs') page.isTransparent ||= isTransparentState(named(resources, 'ExtGState', last))
    else if (operator === 'rg' || operator === 'RG') page.isRgb = true
    else if (operator === 'cs' || operator === 'CS')
      page.isRgb ||= isRgb(last, dictIn(resources, 'ColorSpace'))
    else if ((operator === 'scn' || operator === 'SCN') && typeof last === 'string') patterns.add(last)
    else if (operator === 'Do') draw(page, object(resources, 'XObject', last), resources, state.matrix, depth)
    else if (operator === 'BI') drawInline(page, operands, resources, state.matrix)
    else if (paints.has(operator)) page.isBlank = false
  }
  // A pattern has its place on the page, wherever it is painted with (8.7.3.1).
  for (const each of patterns) draw(page, object(resources, 'Pattern', each), resources, base, depth)
}

const numberOf = (operand: Operand): number => (typeof operand === 'number' ? operand : 0)

function object(resources: PDFDict | undefined, kind: string, key: Operand): PDFObject | undefined {
  return typeof key === 'string' ? entry(dictIn(resources, kind), key) : undefined
}

const named = (resources: PDFDict | undefined, kind: string, key: Operand): PDFDict | undefined =>
  dictOf(object(resources, kind, key))

/** Where text is shown next (9.4): `move` says whether the operator shows some. */
function textCursor() {
  let line: Matrix = identity
  const next = (x: number, y: number): void => {
    line = times([1, 0, 0, 1, x, y], line)
  }
  return {
    at: (): Matrix => line,
    move(operator: string, operands: readonly Operand[], state: State): boolean {
      if (operator === 'BT') line = identity
      else if (operator === 'Tm') line = matrixOf(operands)
      else if (operator === 'Td') next(numberOf(operands[0]), numberOf(operands[1]))
      else if (operator === 'TD') {
        state.leading = -numberOf(operands[1])
        next(numberOf(operands[0]), numberOf(operands[1]))
      } else if (operator === 'T*' || operator === "'" || operator === '"') next(0, -state.leading)
      return operator === 'Tj' || operator === 'TJ' || operator === "'" || operator === '"'
    },
  }
}

function show(page: Page, line: Matrix, state: State, operands: readonly Operand[]): void {
  if (state.isInvisible || operands.at(-1) !== true) return
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

function drawInline(
  page: Page,
  operands: readonly Operand[],
  resources: PDFDict | undefined,
  matrix: Matrix,
): void {
  const value = (...keys: string[]): Operand => {
    const at = operands.findIndex(
      (each, index) => index % 2 === 0 && typeof each === 'string' && keys.includes(each),
    )
    return at === -1 ? undefined : operands[at + 1]
  }
  const [width, height] = [value('W', 'Width'), value('H', 'Height')]
  if (typeof width !== 'number' || typeof height !== 'number') return
  place(page, width, height, matrix)
  const space = value('CS', 'ColorSpace')
  page.isRgb ||= space === 'RGB' || isRgb(space, dictIn(resources, 'ColorSpace'))
}

/** An image fills the unit square (8.9.5). */
function place(page: Page, width: number, height: number, [a, b, c, d]: Matrix): void {
  page.isBlank = false
  const ppi = 72 * Math.min(width / Math.hypot(a, b), height / Math.hypot(c, d))
  if (Number.isFinite(ppi)) page.images.push({ width, height, ppi: Math.round(ppi) })
}
