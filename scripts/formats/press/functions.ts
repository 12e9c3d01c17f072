import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
} from '@cantoo/pdf-lib'

import { calculator } from './calculator.ts'
import type { Rgb } from './colour.ts'
import { unpack } from './streams.ts'

/** What the colours of a gradient become: numbers of its new colour space, and the same said as a calculation. */
export interface Recolouring {
  numbers(colour: Rgb): readonly number[]
  /** PostScript that takes red, green and blue from the stack and leaves the new numbers. */
  readonly program: string
  /** How many numbers there are. */
  readonly parts: number
}

const name = (text: string): PDFName => PDFName.of(text)

/** The colours of a gradient, if they can be known: at the ends of its parts, or in small steps. */
export function stopsOf(shade: PDFObject | undefined): Rgb[] | undefined {
  const dict = dictOf(shade)
  const type = dict?.lookup(name('FunctionType'), PDFNumber).asNumber()
  if (type === 4) return rowOf(shade)
  if (type === 2) return [coloursOf(dict, 'C0'), coloursOf(dict, 'C1')]
  if (type !== 3) return undefined
  const stops = partsOf(dict).map((part) => stopsOf(part))
  return stops.every((each) => each !== undefined) ? stops.flat() : undefined
}

/**
 * The function with other colours (ISO 32000-1, 7.10): of the types 2 and 3, their ends; of type 4, what it gives.
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

/** The stack program itself, and what it gives over its domain. */
function calculation(shade: PDFRawStream) {
  const code = new TextDecoder('latin1').decode(unpack(shade))
  const domain = shade.dict.lookup(name('Domain'), PDFArray)
  const [left = 0, right = 1, foot = 0, head = 1] = domain
    .asArray()
    .map((_, index) => domain.lookup(index, PDFNumber).asNumber())
  const give = calculator(code)
  /** Both from 0 to 1. */
  const at = (x: number, y: number): Rgb => {
    const [red = 0, green = 0, blue = 0] = give?.([left + x * (right - left), foot + y * (head - foot)]) ?? []
    return [red, green, blue]
  }
  return { code, isKnown: give !== undefined && domain.size() === 4, at }
}

const steps = (count: number): number[] => Array.from({ length: count + 1 }, (_, index) => index / count)

/** Colours of a calculated gradient, if they change in one direction only, from left to right. */
export function rowOf(shade: PDFObject | undefined): Rgb[] | undefined {
  if (!(shade instanceof PDFRawStream)) return undefined
  const { isKnown, at } = calculation(shade)
  const isRow = isKnown && steps(16).every((x) => steps(4).every((y) => `${at(x, y)}` === `${at(x, 0)}`))
  return isRow ? steps(256).map((x) => at(x, 0)) : undefined
}

/** A row of colours becomes a row of samples (7.10.2); of any other function, what comes out is calculated on. */
function recalculate(shade: PDFRawStream, by: Recolouring, context: PDFContext): PDFObject {
  const row = rowOf(shade)
  const range = Array.from({ length: by.parts }, () => [0, 1]).flat()
  const kept = { Domain: shade.dict.lookup(name('Domain'), PDFArray), Range: range }
  if (!row) {
    const { code } = calculation(shade)
    const body = code.slice(code.indexOf('{') + 1, code.lastIndexOf('}'))
    return context.register(context.flateStream(`{${body} ${by.program}}`, { ...kept, FunctionType: 4 }))
  }
  const samples = row.flatMap((colour) => by.numbers(colour).map((part) => Math.round(255 * part)))
  const sampled = { ...kept, FunctionType: 0, Size: [row.length, 2], BitsPerSample: 8 }
  return context.register(context.flateStream(Uint8Array.from([...samples, ...samples]), sampled))
}
