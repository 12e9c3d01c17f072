import { nameOf, numberOf, operations, type Operation } from '../pdf/content-stream.ts'
import { patchContent, written } from '../pdf/content-patch.ts'
import type { Rgb } from './colour.ts'
import type { Paint } from './inks.ts'

/** What a grey or a colour of a content stream becomes. */
export type Painter = (colour: Rgb) => Paint

/**
 * Write every RGB colour and every grey of a content stream in ink.
 *
 * The browser sets colours by `rg` and `RG`, patterns by `cs` and `scn` (ISO 32000-1, 8.6.8).
 *
 * @throws {Error} where it holds an RGB colour in a form that the browser has never written.
 */
export function inkContent(bytes: Uint8Array, painter: Painter): Uint8Array {
  const patch = patchContent(bytes)
  for (const operation of operations(bytes)) {
    const colour = colourOf(bytes, operation)
    if (!colour) continue
    const stroke = operation.operator === 'RG' || operation.operator === 'G'
    patch.replace(operation.start, operation.end, operatorFor(painter(colour), stroke))
  }
  return patch.apply()
}

function colourOf(bytes: Uint8Array, { operator, operands }: Operation): Rgb | undefined {
  if (operator === 'rg' || operator === 'RG')
    return [numberOf(bytes, operands[0]), numberOf(bytes, operands[1]), numberOf(bytes, operands[2])]
  if (operator === 'g' || operator === 'G') {
    const grey = numberOf(bytes, operands[0])
    return [grey, grey, grey]
  }
  if (operator === 'cs' || operator === 'CS') {
    const space = nameOf(bytes, operands[0])
    if (space !== 'Pattern') throw new Error(`The browser wrote a colour in ${space}`)
  }
  if (operator === 'BI') throw new Error('The browser wrote a picture into a content stream')
  return undefined
}

/** `g` or `k` (8.6.8, table 74). Four digits: finer than any plate. */
export function operatorFor(paint: Paint, stroke: boolean): string {
  const [numbers, operator] = 'grey' in paint ? [[paint.grey], 'g'] : [paint.ink, 'k']
  return `${numbers.map((number) => written(number)).join(' ')} ${stroke ? operator.toUpperCase() : operator}`
}
