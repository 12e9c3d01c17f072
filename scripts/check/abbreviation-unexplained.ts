import type { Checked } from './check.ts'
import { isHeading, type Passage } from './prose/passage.ts'
import { remark } from './prose/place.ts'

/** Three capitals and more in a word of their own, with the digits and points that such words have. */
const abbreviation = /(?<![\p{L}\p{N}@/_.-])\p{Lu}{3,6}(?![\p{L}\p{N}@/_])/gu

/** Roman numerals look the same. */
const roman = /^[IVXLCDM]+$/

/**
 * An abbreviation that is written out nowhere: neither as “International Labour Organization (ILO)” nor as “ILO
 * (International Labour Organization)”.
 *
 * Off by default: whether readers know what NATO is, only the author can say. A passage all in capitals is passed
 * over, and so are headings, quotations and notes as places of a first mention.
 */
export function checkAbbreviations({ passages }: Checked): void {
  const explained = new Set<string>()
  const firsts = new Map<string, { passage: Passage; at: number }>()
  for (const passage of passages) {
    for (const { 0: word, index } of passage.text.matchAll(abbreviation)) {
      if (roman.test(word)) continue
      if (isExplained(passage.text, index, word)) explained.add(word)
      if (!firsts.has(word) && mayMention(passage)) firsts.set(word, { passage, at: index })
    }
  }
  for (const [word, { passage, at }] of firsts) {
    if (!explained.has(word))
      remark(passage, at, 'abbreviation-unexplained', `“${word}” is written out nowhere`)
  }
}

const mayMention = (passage: Passage): boolean =>
  /\p{Ll}/u.test(passage.text) && !isHeading(passage) && !passage.quote && passage.note === undefined

function isExplained(text: string, at: number, word: string): boolean {
  const before = text.slice(Math.max(0, at - 80), at)
  const after = text.slice(at + word.length, at + word.length + 80)
  return /[\p{Ll}][”’]?\s\([^()]{0,30}$/u.test(before) || /^[”’]?\s\(\p{L}[^()]*\s\p{L}/u.test(after)
}
