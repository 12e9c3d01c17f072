const numerals: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

/** A count in small roman numerals: 4 is `iv`. */
export function toRoman(count: number): string {
  let text = ''
  let left = count
  for (const [value, numeral] of numerals) {
    for (; left >= value; left -= value) text += numeral
  }
  return text
}

const values = new Map(numerals.map(([value, numeral]) => [numeral, value]))

/** What small roman numerals say; not a number where a letter is none of them. */
export function fromRoman(text: string): number {
  const digits = [...text].map((letter) => values.get(letter) ?? Number.NaN)
  return digits.reduce((sum, digit, index) => sum + (digit < (digits[index + 1] ?? 0) ? -digit : digit), 0)
}
