import type { Count } from '../../model/audit.ts'
import { comparableWords } from '../../model/comparable.ts'
import type { Piece } from '../../model/reading.ts'
import { align } from './align.ts'
import { type Entry, entryFinder } from './entries.ts'
import { type Found, finding, quote } from './findings.ts'
import type { Match } from './match.ts'

/** Where the entry of each work stands in the edition, by the work's key. */
export type Works = ReadonlyMap<string, Entry>

/** Every cited work, in the edition's list of them: by the words of its title. Pairs these. */
export function matchWorks(match: Match): { count: Count; findings: Found[]; works: Works } {
  const wanted = match.manuscript.pieces.filter(({ kind, from, to }) => kind === 'work' && to > from)
  const works = new Map<string, Entry>()
  const findings: Found[] = []
  const find = entryFinder(match)
  const there = new Set(match.edition.words)
  const list = match.edition.pieces.find(({ kind }) => kind === 'work')
  for (const work of wanted) {
    const words = match.manuscript.words.slice(work.from, work.to)
    const entry = find(words, comparableWords(work.label ?? '').length)
    const missing = entry ? pairEntry(match, work, words, entry) : words
    if (entry) for (const key of work.keys ?? []) works.set(key, entry)
    // Without tags an entry may be divided: its words are there.
    if (!entry && !match.edition.isStructured && words.every((word) => there.has(word))) {
      for (const key of work.keys ?? []) works.set(key, { from: 0, to: 0 })
    } else if (!entry) {
      const reason = `The work ${quote(words)} is not listed`
      findings.push(finding(match, 'audit-work', reason, { piece: work, found: list }))
    } else if (missing.length > 0 && match.edition.isStructured) {
      findings.push(lacks(match, work, entry, missing))
    }
  }
  // Without tags nobody knows where an entry begins and ends.
  if (match.edition.isStructured) findings.push(...checkUsual(match, wanted, works))
  return { count: { kept: works.size, written: wanted.length }, findings, works }
}

/** What most entries print, all do: years, and the second of two authors. */
const most = 0.8

function checkUsual(match: Match, wanted: readonly Piece[], works: Works): Found[] {
  const lacking = wanted.flatMap((work) => {
    const entry = works.get(work.keys?.[0] ?? '')
    if (!entry) return []
    const there = new Set(match.edition.words.slice(entry.from, entry.to))
    const missing = (work.also ?? []).filter((word) => !there.has(word))
    return missing.length > 0 ? [{ work, entry, missing }] : []
  })
  const asked = wanted.filter(({ also = [] }) => also.length > 0).length
  // A style that leaves years out leaves out all of them.
  if (lacking.length > Math.max(1, asked * (1 - most))) return []
  return lacking.map(({ work, entry, missing }) => lacks(match, work, entry, missing))
}

const lacks = (match: Match, work: Piece, { from }: Entry, missing: readonly string[]): Found =>
  finding(match, 'audit-work', `In the entry of a work ${quote(missing)} is missing`, {
    piece: work,
    there: from,
  })

/** Pair the words of a work with those of its entry; gives those of its title that are not there. */
function pairEntry(
  { pairs, isFree, edition }: Match,
  { from, label = '' }: Piece,
  words: readonly string[],
  entry: Entry,
): string[] {
  // The author's name may stand behind the title, or be a dash: the title is looked for by itself.
  const name = comparableWords(label).length
  const title = words.slice(name)
  const found = align(title, edition.words.slice(entry.from, entry.to))
  for (const [index, pair] of found.entries()) {
    if (pair < 0) continue
    pairs[from + name + index] = entry.from + pair
    isFree[entry.from + pair] = 0
  }
  return title.filter((_, index) => (found[index] ?? -1) < 0)
}
