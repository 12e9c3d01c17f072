import type { PrintSheet } from './facts.ts'
import { count, say } from '../../model/say.ts'
import type { PrintWords } from './words.ts'

/** What to know of a printed edition in a few plain lines, the most needed first. */
export function printLines(facts: PrintSheet, words: PrintWords): string[] {
  const { fold, cut, blanks, creep } = describeFacts(facts, words)
  const first = [`${sheetsOf(facts, words)} (${paperName(facts.paper)})`, sidesOf(facts, words)].join(', ')
  const second = [cut, fold, stapledOf(facts, words)].filter(Boolean).join('; ')
  const reduced = facts.scale < 1 ? `${words.facts.scale}: ${percent(facts.scale, words.lang)}` : undefined
  const third = [blanks, reduced, creep].filter(Boolean)
  return [first, second, third.join('; ')].filter((line) => line !== '')
}

/** The facts in words, each undefined where there is nothing to say. */
export function describeFacts(facts: PrintSheet, words: PrintWords) {
  const { blanks, cover, creep } = facts
  const where = cover ? words.blanksCover : words.blanksEnd
  return {
    fold: foldOf(facts, words),
    // The slit of a zine is a part of its folding.
    cut: facts.cut && facts.binding !== 'zine' ? words.cut[facts.cut] : undefined,
    blanks: blanks > 0 ? `${count(words.blanks, blanks, words.lang)} ${where}` : undefined,
    creep: creep >= 0.05 ? say(words.creep, { n: creep }, words.lang) : undefined,
  }
}

export const sheetsOf = ({ sheets }: PrintSheet, words: PrintWords): string =>
  count(words.sheets, sheets, words.lang)

export const sidesOf = ({ flip }: PrintSheet, { sides }: PrintWords): string => sides[flip ?? 'one']

/** `Booklet, A4`. */
export function editionName(
  { binding, paper }: Pick<PrintSheet, 'binding' | 'paper'>,
  words: PrintWords,
): string {
  const kind = { saddle: 'booklet', signatures: 'sewn', perfect: 'leaves', zine: 'zine' } as const
  return `${words[kind[binding]]}, ${paperName(paper)}`
}

/** `a4` as it stands on the packet. */
export function paperName(name: string): string {
  if (/^[ab]\d+$/i.test(name)) return name.toUpperCase()
  const measures = /^([\d.]+)\s*[x×]\s*([\d.]+)\s*(mm|cm|in)$/i.exec(name)
  if (measures) return `${measures[1]} × ${measures[2]} ${measures[3]?.toLowerCase()}`
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ')
}

export const percent = (part: number, lang: string): string =>
  new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 }).format(part)

/** `53 and 158`, whole millimetres. */
export function placesOf({ staples }: PrintSheet, lang: string): string {
  return new Intl.ListFormat(lang).format(staples.map((place) => `${Math.round(place)}`))
}

function stapledOf(facts: PrintSheet, words: PrintWords): string | undefined {
  const { staples } = facts
  if (staples.length === 0) return undefined
  const places = placesOf(facts, words.lang)
  return say(words.stapled, { staples: count(words.staples, staples.length, words.lang), places }, words.lang)
}

function foldOf({ binding, signatures }: PrintSheet, words: PrintWords): string | undefined {
  if (binding === 'zine') return words.fold.zine
  if (signatures.length === 0) return undefined
  if (signatures.length === 1) return words.fold.half
  const sizes = new Intl.ListFormat(words.lang).format([...new Set(signatures)].map(String))
  return say(words.fold.signatures, { n: signatures.length, sheets: sizes }, words.lang)
}
