import type { PrintSheet } from './facts.ts'
import { paperName, percent, placesOf, sheetsOf } from './lines.ts'
import { count, say } from '../../model/say.ts'
import type { PrintWords } from './words.ts'

/** What to do, from an empty printer to a bound booklet: one sentence or two for each step. */
export function stepsOf(facts: PrintSheet, files: readonly string[], words: PrintWords): string[] {
  return [...printing(facts, files, words), ...cutting(facts, words), ...binding(facts, words)]
}

function printing(facts: PrintSheet, files: readonly string[], { guide, ...words }: PrintWords): string[] {
  const { flip, copies, scale } = facts
  const all = { guide, ...words }
  const [first = '', second = ''] = files
  const paper = {
    paper: paperName(facts.paper),
    sheets: sheetsOf(facts, all),
    copies: count(words.copies, copies, words.lang),
  }
  const reduced = scale < 1 ? ` ${say(guide.reduced, { n: percent(scale, words.lang) }, words.lang)}` : ''
  const before = [say(guide.paper, paper, words.lang), say(guide.size, { file: first }, words.lang) + reduced]
  if (flip === undefined) return [...before, guide.oneSide]
  if (flip !== 'manual') return [...before, guide[flip]]
  return [
    ...before,
    say(guide.fronts, { fronts: first }, words.lang),
    guide.turn,
    say(guide.backs, { backs: second }, words.lang),
  ]
}

function cutting({ cut, copies, piles, spare, sides }: PrintSheet, { guide, lang }: PrintWords): string[] {
  if (sides === 1) return []
  const pile = guide.pile
  if (cut === 'leaves') return [pile, say(guide.leaves, { n: piles }, lang)]
  if (cut !== 'halves') return [pile]
  return [pile, copies === 2 ? guide.halvesCopies : guide.halves, ...(spare > 0 ? [guide.spare] : [])]
}

function binding(facts: PrintSheet, { guide, lang }: PrintWords): string[] {
  const { signatures, trim } = facts
  const last = trim ? [guide.trim] : []
  if (facts.binding === 'zine') return [guide.zineFold, guide.zineSlit, guide.zinePush, guide.zineWrap]
  if (facts.binding === 'perfect') return [guide.glue, ...last]
  if (facts.binding === 'saddle')
    return [guide.fold, say(guide.staple, { places: placesOf(facts, lang) }, lang), ...last]
  const sizes = new Intl.ListFormat(lang, { type: 'unit' }).format(signatures.map(String))
  return [say(guide.signatures, { list: sizes }, lang), guide.sew, ...last]
}
