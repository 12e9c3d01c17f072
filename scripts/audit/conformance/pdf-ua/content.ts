import { PDFDict, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib'

import { eachOperator, type Operands } from '../../pdf/operators.ts'
import { key } from '../../pdf/values.ts'

/** Something painted, or marked, on a page. */
export interface Painted {
  readonly operator: string
  /** What encloses it, from the outermost. */
  readonly around: readonly Marked[]
  /** The name of words' font, or of a picture. */
  readonly name: string
}

export interface Marked {
  readonly tag: string
  readonly mcid: number | undefined
  /** Properties as they are written. */
  readonly properties: string
}

export interface Marks {
  readonly painted: readonly Painted[]
  readonly marked: readonly { readonly self: Marked; readonly around: readonly Marked[] }[]
  /** The codes that are shown, each once, by the name of their font. */
  readonly shown: ReadonlyMap<string, ReadonlySet<number>>
  readonly isBalanced: boolean
}

const painters = new Set('Tj TJ \' " f F f* S s B B* b b* Do sh ID'.split(' '))
const words = new Set(['Tj', 'TJ', "'", '"'])

/**
 * What a content stream paints and marks (ISO 32000-1, 14.6).
 *
 * @param properties The resources that marks may name.
 * @param isWide Whether the codes of a font have two bytes.
 */
export function readMarks(
  bytes: Uint8Array,
  properties: PDFObject | undefined,
  isWide: (font: string) => boolean,
): Marks {
  const painted: Painted[] = []
  const marked: { self: Marked; around: readonly Marked[] }[] = []
  const shown = new Map<string, Set<number>>()
  // Whatever is painted between two marks shares one list of what is around it.
  let around: readonly Marked[] = []
  let [font, isBalanced] = ['', true]
  eachOperator(bytes, (operator, operands) => {
    if (operator === 'BDC' || operator === 'BMC') {
      const self = markedBy(operands, properties)
      marked.push({ self, around })
      around = [...around, self]
    } else if (operator === 'EMC') {
      if (around.length === 0) isBalanced = false
      around = around.slice(0, -1)
    } else if (operator === 'Tf') font = operands.text(0).slice(1)
    else if (painters.has(operator)) {
      const name = operator === 'Do' ? operands.text(0).slice(1) : font
      const last = painted.at(-1)
      // Line after line of one paragraph is one painting; a form is counted each time.
      const isSame = last?.around === around && last.operator === operator && last.name === name
      if (!isSame || operator === 'Do') painted.push({ operator, around, name })
      if (words.has(operator)) show(operands, shown, font, isWide)
    }
  })
  return { painted, marked, shown, isBalanced: isBalanced && around.length === 0 }
}

function markedBy(operands: Operands, named: PDFObject | undefined): Marked {
  const tag = operands.text(0).slice(1)
  const given = operands.count > 1 ? operands.text(1) : ''
  const entry =
    named instanceof PDFDict && given.startsWith('/') ? named.lookup(key(given.slice(1))) : undefined
  const properties = entry ? String(entry) : given
  const mcid = /\/MCID\s+(\d+)/.exec(properties)?.[1]
  return { tag, mcid: mcid === undefined ? undefined : Number(mcid), properties }
}

function show(
  operands: Operands,
  shown: Map<string, Set<number>>,
  font: string,
  isWide: (font: string) => boolean,
): void {
  const codes = shown.get(font) ?? new Set<number>()
  shown.set(font, codes)
  // `"` takes two numbers before its string.
  const bytes = operands.strings(operands.count - 1)
  if (!isWide(font)) for (const byte of bytes) codes.add(byte)
  else for (let at = 0; at < bytes.length; at += 2) codes.add((bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0))
}

/** The streams that are no forms. */
export const isForm = (value: PDFObject | undefined): value is PDFRawStream =>
  value instanceof PDFRawStream && value.dict.lookup(key('Subtype')) === key('Form')
