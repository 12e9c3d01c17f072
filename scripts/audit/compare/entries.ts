import type { Match } from './match.ts'

/** A stretch of the edition's words that is the entry of one work. */
export interface Entry {
  readonly from: number
  readonly to: number
}

/** Entries that may share a word before it says nothing about which is meant. */
const common = 40

/** The share of a work's words that its entry has to have. */
const enough = 0.5

/**
 * Find the entry of a work by its words, each entry once: rare words count for more.
 *
 * `name` is how many of them, at the start, are the author's: an entry may have a dash for these. Where the edition
 * does not say what its entries are, the words are looked for in all that is left over.
 */
export function entryFinder(match: Match): (words: readonly string[], name: number) => Entry | undefined {
  const { edition, pool } = match
  const entries = edition.pieces.filter(({ kind }) => kind === 'work')
  if (entries.length === 0)
    return (words) => {
      const taken = pool.take(words, listStart(match)) ?? pool.take(words)
      const found = taken?.filter((pair) => pair >= 0)
      return found && { from: Math.min(...found), to: Math.max(...found) + 1 }
    }
  const holding = new Map<string, Set<number>>()
  for (const [index, { from, to }] of entries.entries()) {
    for (const mark of marksOf(edition.words.slice(from, to))) {
      const list = holding.get(mark) ?? new Set()
      holding.set(mark, list.add(index))
    }
  }
  const taken = new Set<number>()
  return (words, name) => {
    const best = mostLike(words, name, holding, taken)
    const entry = best === undefined ? undefined : entries[best]
    if (best === undefined || !entry) return undefined
    taken.add(best)
    return { from: entry.from, to: entry.to }
  }
}

/** The place in the edition of the heading of the works cited; where the author has none, they are the last. */
function listStart({ manuscript, pairs, before }: Match): number {
  const list = manuscript.pieces.find(({ kind, role }) => kind === 'section' && role === 'bibliography')
  return list && list.to > list.from
    ? (pairs[list.from] ?? -1)
    : before.reduce((far, pair) => Math.max(far, pair), -1)
}

/** What an entry is known by: its words, and each two of them that stand together. */
const marksOf = (words: readonly string[]): string[] => [
  ...new Set(words.flatMap((word, index) => (index > 0 ? [word, `${words[index - 1]} ${word}`] : [word]))),
]

function mostLike(
  words: readonly string[],
  name: number,
  holding: ReadonlyMap<string, ReadonlySet<number>>,
  taken: ReadonlySet<number>,
): number | undefined {
  const votes = new Map<number, number>()
  const marks = marksOf(words)
  const rare = marks.filter((mark) => (holding.get(mark)?.size ?? 0) <= common)
  // A title of common words alone is looked for by all of them.
  for (const mark of rare.some((each) => holding.has(each)) ? rare : marks) {
    const list = holding.get(mark) ?? new Set<number>()
    for (const index of list) if (!taken.has(index)) votes.set(index, (votes.get(index) ?? 0) + 1 / list.size)
  }
  let best: number | undefined
  for (const [index, count] of votes) if (best === undefined || count > (votes.get(best) ?? 0)) best = index
  if (best === undefined) return undefined
  const winner = best
  const isHeld = (some: readonly string[]): boolean =>
    some.filter((word) => holding.get(word)?.has(winner)).length >= some.length * enough
  return isHeld(words) || (name < words.length && isHeld(words.slice(name))) ? winner : undefined
}
