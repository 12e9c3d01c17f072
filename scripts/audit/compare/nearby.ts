import type { Reading } from '../../model/reading.ts'
import { addTo } from '../../model/lists.ts'
import { type Match, stretchOf } from './match.ts'
import { streams } from './streams.ts'

/** Pages, or lines of a plain text, between the place where a word should be and the one where it may be. */
const reaches = { page: 1, line: 6 }

/**
 * Pair words with equal ones that are left over on the same page, or on the next: in a file without tags nobody knows
 * in which order notes, cells and columns of a page are read. A plain text may set cells of several lines side by side.
 */
export function pairNearby(match: Match): void {
  const { manuscript, edition, pairs, own, isFree } = match
  if (edition.isStructured) return
  const left = leftOver(match)
  const reach = edition.kind === 'text' ? reaches.line : reaches.page
  const tables = tablesOf(match)
  let page = 1
  for (const [word, pair] of pairs.entries()) {
    if (pair >= 0) page = pageOf(edition, pair)
    if (pair >= 0 || own[word] === streams.work) continue
    const places = left.get(manuscript.words[word] ?? '') ?? []
    const isBody = own[word] === streams.body
    const table = edition.kind === 'text' ? tables.get(word) : undefined
    const first = table?.first ?? (isBody ? pageOf(edition, Math.max(0, match.before[word] ?? 0)) : page)
    const last =
      table?.last ??
      (isBody ? pageOf(edition, Math.min(match.after[word] ?? 0, edition.words.length - 1)) : page)
    const index = places.findIndex((place) => {
      const there = pageOf(edition, place)
      return there >= first - reach && there <= last + reach
    })
    const found = places[index]
    if (found === undefined) continue
    places.splice(index, 1)
    pairs[word] = found
    isFree[found] = 0
  }
  // Of a plain text the order is known.
  if (edition.kind !== 'text') pairCounted(match)
}

/** For each word of a table, the lines that the table has: its caption may stand above or below it. */
function tablesOf(match: Match): ReadonlyMap<number, { readonly first: number; readonly last: number }> {
  const lines = new Map<number, { first: number; last: number }>()
  for (const piece of match.manuscript.pieces) {
    const stretch = piece.kind === 'table' ? stretchOf(match, piece) : undefined
    if (!stretch) continue
    const [first, last] = [stretch.from, stretch.to - 1].map((word) => pageOf(match.edition, word))
    for (let word = piece.from; word < piece.to; word += 1)
      lines.set(word, { first: first ?? 0, last: last ?? 0 })
  }
  return lines
}

/** Words without a place, of which the edition has as many as the manuscript: others have taken their places. */
function pairCounted({ manuscript, edition, pairs, own }: Match): void {
  let balance: Map<string, number> | undefined
  let last = 0
  for (const [word, pair] of pairs.entries()) {
    if (pair >= 0) last = pair
    if (pair >= 0 || own[word] === streams.work) continue
    balance ??= balanceOf(manuscript, edition)
    const text = manuscript.words[word] ?? ''
    if ((balance.get(text) ?? 0) >= 0 || isDivided(text, balance)) pairs[word] = last
  }
}

/** The halves of a word at the end of a page, which the edition has more often than the manuscript. */
function isDivided(word: string, balance: ReadonlyMap<string, number>): boolean {
  const isOver = (part: string): boolean => (balance.get(part) ?? 0) > 0
  for (let at = 2; at < word.length - 1; at += 1)
    if (isOver(word.slice(0, at)) && isOver(word.slice(at))) return true
  return false
}

/** How many more of each word there are in the edition. */
function balanceOf(manuscript: Reading, edition: Reading): Map<string, number> {
  const balance = new Map<string, number>()
  for (const word of edition.words) balance.set(word, (balance.get(word) ?? 0) + 1)
  for (const word of manuscript.words) balance.set(word, (balance.get(word) ?? 0) - 1)
  return balance
}

/** The page of a word; in a plain text, which has none, its line. */
export function pageOf({ at, spots }: Reading, word: number): number {
  const spot = spots[at[word] ?? 0]
  return spot?.page ?? spot?.line ?? 0
}

/** Running heads of a PDF are among them: without tags they are only taken for such. */
function leftOver({ edition, isFree, there }: Match): Map<string, number[]> {
  const left = new Map<string, number[]>()
  for (const [word, text] of edition.words.entries()) {
    if (isFree[word] !== 1 || (edition.kind === 'text' && there[word] === streams.furniture)) continue
    addTo(left, text, word)
  }
  return left
}
