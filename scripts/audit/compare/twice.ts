import { once } from '../once.ts'
import { type Found, finding, quote } from './findings.ts'
import type { Match } from './match.ts'
import { streams } from './streams.ts'

/** Words in a row that no chance puts twice into a book; and where each character is a word. */
const sizes = { words: 6, characters: 16 }

/** Runs of words that are left over in the edition although the manuscript has them: they stand there twice. */
export function findTwice(match: Match): Found[] {
  const { edition, isFree, there } = match
  const runs: { from: number; to: number }[] = []
  for (let word = 0; word < isFree.length; word += 1) {
    if (isFree[word] !== 1 || there[word] === streams.furniture || there[word] === streams.work) continue
    const last = runs.at(-1)
    if (last?.to === word) last.to = word + 1
    else runs.push({ from: word, to: word + 1 })
  }
  const size = sizeOf(match)
  const long = runs.filter(({ from, to }) => to - from >= size)
  if (long.length === 0) return []
  const written = rowsOf(match, size)
  return long.flatMap(({ from, to }) => {
    let first = from
    while (first + size <= to && !written.has(edition.words.slice(first, first + size).join(' '))) first += 1
    if (first + size > to) return []
    const word = written.get(edition.words.slice(first, first + size).join(' ')) ?? 0
    const words = edition.words.slice(first, to)
    return [finding(match, 'audit-twice', `${quote(words)} stands twice`, { word, there: first })]
  })
}

function sizeOf({ manuscript: { words } }: Match): number {
  const single = words.filter((word) => /^\p{L}\p{M}*$/u.test(word)).length
  return single * 2 > words.length ? sizes.characters : sizes.words
}

/** Every row of words of the manuscript, and where it begins; headings are left out, which contents repeat. */
function rowsOf({ manuscript: { words, pieces } }: Match, size: number): ReadonlyMap<string, number> {
  const known = rowsBySize(words).get(size)
  if (known) return known
  const isHeading = new Uint8Array(words.length)
  for (const { kind, from, to } of pieces) if (kind === 'heading') isHeading.fill(1, from, to)
  const rows = new Map<string, number>()
  for (let word = 0; word + size <= words.length; word += 1) {
    if (isHeading[word] === 1) continue
    const row = words.slice(word, word + size).join(' ')
    if (!rows.has(row)) rows.set(row, word)
  }
  rowsBySize(words).set(size, rows)
  return rows
}

/** One manuscript is laid beside all of its editions. */
const rowsBySize = once<readonly string[], Map<number, ReadonlyMap<string, number>>>(() => new Map())
