import type { StripFacts } from './order.ts'

/** Gives each page its number, as the strips come: roman in front, arabic from 1 behind; none on covers. */
export function numberer(): (strip: StripFacts) => string {
  const counts = { roman: 0, arabic: 0 }
  return ({ numbering, style }) => {
    if (numbering === 'none' || style === 'cover') return ''
    counts[numbering] += 1
    return numbering === 'roman' ? roman(counts.roman) : String(counts.arabic)
  }
}

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

function roman(count: number): string {
  let text = ''
  let left = count
  for (const [value, numeral] of numerals) {
    for (; left >= value; left -= value) text += numeral
  }
  return text
}
