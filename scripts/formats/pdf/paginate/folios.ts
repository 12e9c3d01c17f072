import { toRoman } from '../roman.ts'
import type { StripFacts } from './order.ts'

/** Gives each page its number, as the strips come: roman in front, arabic from 1 behind; none on covers. */
export function numberer(): (strip: StripFacts) => string {
  const counts = { roman: 0, arabic: 0 }
  return ({ numbering, style }) => {
    if (numbering === 'none' || style === 'cover') return ''
    counts[numbering] += 1
    return numbering === 'roman' ? toRoman(counts.roman) : String(counts.arabic)
  }
}
