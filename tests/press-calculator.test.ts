import { expect, test } from 'vitest'

import { calculator } from '../scripts/formats/press/calculator.ts'

test.each([
  ['{add 2 mul}', [1, 2], [6]],
  ['{exch sub}', [1, 5], [4]],
  ['{dup 0.5 lt {pop 0} {pop 1} ifelse}', [0.4], [0]],
  ['{dup 0.5 lt {pop 0} {pop 1} ifelse}', [0.6], [1]],
  ['{dup 0 gt {dup 2 gt {pop 9} if} if}', [3], [9]],
  ['{3 1 roll}', [1, 2, 3], [3, 1, 2]],
  ['{3 -1 roll}', [1, 2, 3], [2, 3, 1]],
  ['{2 copy}', [1, 2], [1, 2, 1, 2]],
  ['{1 index}', [7, 8], [7, 8, 7]],
  ['{abs neg sqrt}', [-4], [Number.NaN]],
  ['{0 exch atan}', [-1], [180]],
  ['{dup 0 gt exch 1 le and}', [0.5], [1]],
])('%s of %j', (code, input, wanted) => {
  expect(calculator(code)?.(input)).toEqual(wanted)
})

test('what it does not know is not calculated', () => {
  expect(calculator('{dup {bitshift} if}')).toBeUndefined()
})
