import { comparableWords } from '../../model/comparable.ts'
import type { FileReading, Piece, Reading } from '../../model/reading.ts'

interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * The table of contents of a plain text, which nothing marks as one: titles of sections one behind the other, with or
 * without labels, that stand in the text once more.
 */
export function madeContents(manuscript: Reading, edition: FileReading): readonly Stretch[] {
  if (edition.kind !== 'text') return []
  const titles = titlesOf(manuscript)
  const starts = new Set(titles.flatMap(({ label, words }) => [label[0], words[0]]))
  for (let from = 0; from < edition.words.length; from += 1) {
    if (!starts.has(edition.words[from])) continue
    const { to, count } = chainFrom(from, titles, edition.words)
    if (count < fewest) continue
    const isWritten = holds(manuscript.words, edition.words.slice(from, to), 0)
    const again = titles.filter(({ words }) => holds(edition.words, words, to)).length
    if (!isWritten && again * 2 >= count) return [{ from, to }]
    from = to - 1
  }
  return []
}

/** Titles in a row that are a table of contents. */
const fewest = 2

interface Title {
  readonly label: readonly string[]
  readonly words: readonly string[]
}

/** The first heading of each section. */
function titlesOf({ pieces, words }: Reading): readonly Title[] {
  const titles: Title[] = []
  let section: Piece | undefined
  for (const piece of pieces) {
    if (piece.kind === 'section') section = piece
    if (piece.kind !== 'heading' || !section || piece.from === piece.to) continue
    titles.push({ label: comparableWords(section.label ?? ''), words: words.slice(piece.from, piece.to) })
    section = undefined
  }
  return titles
}

/** How many titles stand in a row from a word on, in their order, and where the row ends. */
function chainFrom(
  from: number,
  titles: readonly Title[],
  words: readonly string[],
): { to: number; count: number } {
  let [to, count, next] = [from, 0, 0]
  while (next < titles.length) {
    const found = titles.findIndex((title, index) => index >= next && endOf(title, words, to) > to)
    const title = titles[found]
    if (!title) break
    to = endOf(title, words, to)
    count += 1
    next = found + 1
  }
  return { to, count }
}

/** The word behind a title that stands at a place; the place itself where it does not. */
function endOf({ label, words: own }: Title, words: readonly string[], at: number): number {
  const start = label.length > 0 && standsAt(label, words, at) ? at + label.length : at
  return standsAt(own, words, start) ? start + own.length : at
}

const standsAt = (some: readonly string[], words: readonly string[], at: number): boolean =>
  some.every((word, index) => words[at + index] === word)

function holds(words: readonly string[], some: readonly string[], from: number): boolean {
  for (let at = words.indexOf(some[0] ?? '', from); at >= 0; at = words.indexOf(some[0] ?? '', at + 1))
    if (standsAt(some, words, at)) return true
  return false
}
