import { expect, test } from 'vitest'

import { patchContent, written } from '../scripts/formats/pdf/content-patch.ts'
import { nameOf, numberOf, operations, textOf } from '../scripts/formats/pdf/content-stream.ts'

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

function read(text: string): string[] {
  const stream = bytes(text)
  return [...operations(stream)].map(({ operator, operands }) =>
    [...operands.map((operand) => `${operand.kind}:${textOf(stream, operand)}`), operator].join(' '),
  )
}

test.each([
  ['1 0 0 rg', ['number:1 number:0 number:0 rg']],
  ['-.5 +3. 0.25 RG', ['number:-.5 number:+3. number:0.25 RG']],
  ['q Q', ['q', 'Q']],
  ['q\rQ\r\nq\n\n', ['q', 'Q', 'q']],
  ['(a (nested) \\) one) Tj', ['string:(a (nested) \\) one) Tj']],
  ['(1 0 0 rg) Tj', ['string:(1 0 0 rg) Tj']],
  ['(\\\\) Tj 0 g', ['string:(\\\\) Tj', 'number:0 g']],
  ['<00 3E> Tj', ['hex:<00 3E> Tj']],
  ['[(]) -20 <5D>]TJ', ['array:[(]) -20 <5D>] TJ']],
  ['/P <</MCID 0/E (>>)/A <</B [1]>>>>BDC', ['name:/P dictionary:<</MCID 0/E (>>)/A <</B [1]>>>> BDC']],
  ['/Pattern CS/Pattern cs/P4 SCN', ['name:/Pattern CS', 'name:/Pattern cs', 'name:/P4 SCN']],
  ['1 g % 0 g\n0.5 g', ['number:1 g', 'number:0.5 g']],
  ['T* (a) \' 1 2 (b) "', ['T*', "string:(a) '", 'number:1 number:2 string:(b) "']],
  ['0 0 m f* true false null sh', ['number:0 number:0 m', 'f*', 'word:true word:false word:null sh']],
  ['(never closed', []],
  ['', []],
])('%j is read', (text, wanted) => {
  expect(read(text)).toEqual(wanted)
})

test('an inline image is one operation, whatever its samples say', () => {
  const text = 'q BI /W 2 /H 2 /BPC 8 /CS /G ID \u0001 EI\u0002 EI Q'
  expect(read(text)).toEqual([
    'q',
    'name:/W number:2 name:/H number:2 name:/BPC number:8 name:/CS name:/G data:\u0001 EI\u0002 BI',
    'Q',
  ])
})

test('operands are decoded when they are asked for', () => {
  const stream = bytes('/A#20B -0.5 Do')
  const [operation] = operations(stream)
  expect(nameOf(stream, operation?.operands[0])).toBe('A B')
  expect(numberOf(stream, operation?.operands[1])).toBe(-0.5)
  expect(numberOf(stream, operation?.operands[0])).toBeNaN()
  expect(nameOf(stream, operation?.operands[1])).toBeUndefined()
})

test('operations lie one behind another, and nothing but white space between them', () => {
  const text = 'q 1 0 0 1 3 4 cm [(a) 3] TJ\n/X <<>> BDC EMC (x)Tj Q'
  let last = 0
  for (const { start, end } of operations(bytes(text))) {
    expect(text.slice(last, start).trim()).toBe('')
    last = end
  }
  expect(text.slice(last).trim()).toBe('')
})

test('what is not changed is copied', () => {
  const stream = bytes('0 0 0 rg (\u00ff) Tj 1 1 1 rg f')
  const patch = patchContent(stream)
  for (const { operator, start, end } of operations(stream))
    if (operator === 'rg') patch.replace(start, end, '0.25 g')
  expect(Buffer.from(patch.apply()).toString('latin1')).toBe('0.25 g (\u00ff) Tj 0.25 g f')
  expect(patchContent(stream).apply()).toBe(stream)
})

test.each([
  [0.1 + 0.2, '0.3'],
  [1e-7, '0'],
  [-0.00001, '0'],
  [100, '100'],
  [-2.5, '-2.5'],
  [0.12346, '0.1235'],
])('%d is written %s', (value, wanted) => {
  expect(written(value)).toBe(wanted)
})
