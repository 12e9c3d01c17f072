import { PDFArray, PDFDict, type PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'

import { nameOf, numberOf, operations, type Operation } from '../pdf/content-stream.ts'
import type { CoarsePicture } from './facts.ts'
import { pageContent, unpack } from './streams.ts'

/** Sizes of a unit square after a transformation [a b c d e f] (ISO 32000-1, 8.3.3); its place does not matter. */
type Matrix = readonly [a: number, b: number, c: number, d: number]

const identity: Matrix = [1, 0, 0, 1]
const name = (text: string): PDFName => PDFName.of(text)

/** Pictures that have fewer pixels an inch than they should, at the size they are printed in. */
export function coarsePictures(document: PDFDocument, wanted: number): CoarsePicture[] {
  return document.getPages().flatMap(({ node }, index) => {
    const lowest = new Map<PDFRawStream, CoarsePicture>()
    const see = (picture: PDFRawStream, matrix: Matrix): void => {
      const [width, height] = ['Width', 'Height'].map((key) => sizeOf(picture, key))
      if (!width || !height) return
      const [a, b, c, d] = matrix
      const dpi = Math.round(72 * Math.min(width / Math.hypot(a, b), height / Math.hypot(c, d)))
      if (dpi < Math.min(wanted, lowest.get(picture)?.dpi ?? wanted))
        lowest.set(picture, { page: index + 1, dpi, width, height })
    }
    const resources = node.Resources()
    // Most pages show no picture, and their text need not be read.
    if (resources?.has(name('XObject')) || resources?.has(name('Pattern')))
      walk(pageContent(node.Contents()), resources, identity, see)
    return [...lowest.values()]
  })
}

const sizeOf = ({ dict }: PDFRawStream, key: string): number => dict.lookup(name(key), PDFNumber).asNumber()

type See = (picture: PDFRawStream, matrix: Matrix) => void

/** Pictures of one content stream, and of the forms and patterns that it draws with. */
function walk(bytes: Uint8Array, resources: PDFDict | undefined, base: Matrix, see: See): void {
  let now = base
  const saved: Matrix[] = []
  const patterns = new Set<string>()
  for (const { operator, operands } of operations(bytes)) {
    if (operator === 'q') saved.push(now)
    else if (operator === 'Q') now = saved.pop() ?? base
    else if (operator === 'cm') now = times(matrixIn(bytes, operands), now)
    else if (operator === 'Do')
      draw(named(resources, 'XObject', nameOf(bytes, operands[0])), resources, now, see)
    else if (operator === 'scn') patterns.add(nameOf(bytes, operands.at(-1)) ?? '')
  }
  // A pattern has its place on the page, wherever it is painted with (8.7.3.1).
  for (const each of patterns) draw(named(resources, 'Pattern', each), resources, base, see)
}

function draw(drawn: PDFRawStream | undefined, outer: PDFDict | undefined, matrix: Matrix, see: See): void {
  if (!drawn) return
  const { dict } = drawn
  if (dict.lookup(name('Subtype')) === name('Image')) return see(drawn, matrix)
  const own = dict.lookup(name('Matrix'))
  const [a = 1, b = 0, c = 0, d = 1] = own instanceof PDFArray ? numbersIn(own) : identity
  const resources = dict.lookupMaybe(name('Resources'), PDFDict) ?? outer
  walk(unpack(drawn), resources, times([a, b, c, d], matrix), see)
}

function named(
  resources: PDFDict | undefined,
  kind: string,
  key: string | undefined,
): PDFRawStream | undefined {
  const drawn = key && resources?.lookupMaybe(name(kind), PDFDict)?.lookup(name(key))
  return drawn instanceof PDFRawStream ? drawn : undefined
}

const numbersIn = (array: PDFArray): number[] =>
  array.asArray().map((_, index) => array.lookup(index, PDFNumber).asNumber())

function matrixIn(bytes: Uint8Array, operands: Operation['operands']): Matrix {
  const [a = 1, b = 0, c = 0, d = 1] = operands.map((operand) => numberOf(bytes, operand))
  return [a, b, c, d]
}

/** First the one, then the other. */
const times = ([a, b, c, d]: Matrix, [e, f, g, h]: Matrix): Matrix => [
  a * e + b * g,
  a * f + b * h,
  c * e + d * g,
  c * f + d * h,
]
