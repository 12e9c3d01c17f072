import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
} from '@cantoo/pdf-lib'

import type { Rgb } from './colour.ts'
import { unpack } from './streams.ts'

/** What the colours of a gradient become: numbers of its new colour space, and the same said as a calculation. */
export interface Recolouring {
  numbers(colour: Rgb): readonly number[]
  /** The same for a step between the colours that were chosen. */
  between(colour: Rgb): readonly number[]
  /** PostScript that takes red, green and blue from the stack and leaves the new numbers. */
  readonly program: string
  /** How many numbers there are. */
  readonly parts: number
}

const name = (text: string): PDFName => PDFName.of(text)

/** The colours at the ends of a gradient's parts; none where they are calculated. */
export function stopsOf(shade: PDFObject | undefined): Rgb[] | undefined {
  const dict = dictOf(shade)
  const type = dict?.lookup(name('FunctionType'), PDFNumber).asNumber()
  if (type === 2) return [coloursOf(dict, 'C0'), coloursOf(dict, 'C1')]
  if (type !== 3) return undefined
  const stops = partsOf(dict).map((part) => stopsOf(part))
  return stops.every((each) => each !== undefined) ? stops.flat() : undefined
}

/**
 * The function with other colours (ISO 32000-1, 7.10): of the types 2 and 3, their ends; of type 4, its results.
 *
 * @throws {Error} where it is sampled, which the browser's functions never are.
 */
export function recolour(shade: PDFObject | undefined, by: Recolouring, context: PDFContext): PDFObject {
  const dict = dictOf(shade)
  const type = dict?.lookup(name('FunctionType'), PDFNumber).asNumber()
  if (type === 4 && shade instanceof PDFRawStream) return recalculate(shade, by, context)
  if (!dict || (type !== 2 && type !== 3)) throw new Error(`The browser wrote a gradient of the type ${type}`)
  const copy = dict.clone(context)
  if (type === 2) {
    for (const key of ['C0', 'C1']) copy.set(name(key), context.obj([...by.numbers(coloursOf(dict, key))]))
  } else {
    const parts = partsOf(dict).map((part) => recolour(part, by, context))
    copy.set(name('Functions'), context.obj(parts))
  }
  copy.delete(name('Range'))
  return copy
}

const dictOf = (shade: PDFObject | undefined): PDFDict | undefined =>
  shade instanceof PDFRawStream ? shade.dict : shade instanceof PDFDict ? shade : undefined

function partsOf(dict: PDFDict | undefined): (PDFObject | undefined)[] {
  const functions = dict?.lookup(name('Functions'), PDFArray)
  return Array.from({ length: functions?.size() ?? 0 }, (_, index) => functions?.lookup(index))
}

function coloursOf(dict: PDFDict | undefined, key: string): Rgb {
  const array = dict?.lookup(name(key), PDFArray)
  const [red, green, blue] = [0, 1, 2].map((index) => array?.lookup(index, PDFNumber).asNumber() ?? 0)
  return [red ?? 0, green ?? 0, blue ?? 0]
}

/** What comes out is calculated on. */
function recalculate(shade: PDFRawStream, by: Recolouring, context: PDFContext): PDFObject {
  const code = new TextDecoder('latin1').decode(unpack(shade))
  const body = code.slice(code.indexOf('{') + 1, code.lastIndexOf('}'))
  const range = Array.from({ length: by.parts }, () => [0, 1]).flat()
  const entries = { FunctionType: 4, Domain: shade.dict.lookup(name('Domain'), PDFArray), Range: range }
  return context.register(context.flateStream(`{${body} ${by.program}}`, entries))
}
