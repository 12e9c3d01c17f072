import type { EditionAudit } from '../model/audit.ts'
import type { FileReading, Reading } from '../model/reading.ts'

/** Words that stand in this order in one text seldom do so in another. */
const run = 6

/** Runs of a manuscript that are looked for, spread evenly over it. */
const most = 2000

/** Of a hundred: other books of the same author and language share fewer. */
const least = 2

/** Words of a text that is too short, or too full of citations, to be known by its runs: then each is looked for. */
const fewest = 300

/** The share of its words that an edition of a short text has at least. */
const enoughWords = 0.8

/**
 * Tells whether a file is an edition of a manuscript at all: any part, draft or version of it is, another book is not.
 *
 * A manuscript without words has any edition.
 */
export function kinship({ words }: Reading): (edition: Reading) => boolean {
  const length = Math.min(run, words.length)
  const runs = new Set<string>()
  const step = Math.max(1, Math.floor(words.length / most))
  for (let from = 0; from + length <= words.length; from += step)
    runs.add(words.slice(from, from + length).join(' '))
  const firsts = new Set(Array.from(runs, (text) => text.split(' ', 1)[0]))
  const enough = Math.max(1, (runs.size * least) / 100)
  return ({ words: own }) => {
    if (length === 0) return true
    const met = new Set<string>()
    for (const [from, word] of own.entries()) {
      if (!firsts.has(word)) continue
      const text = own.slice(from, from + length).join(' ')
      if (runs.has(text)) met.add(text)
      // A sound edition is known by its first pages.
      if (met.size >= enough) return true
    }
    return words.length < fewest && shareOf(words, own) >= enoughWords
  }
}

function shareOf(words: readonly string[], own: readonly string[]): number {
  const there = new Set(own)
  return words.filter((word) => there.has(word)).length / words.length
}

/** What is said of a file that is no edition: once, or, where the file is faulty, only why it can't be read. */
export function stranger(manuscript: Reading, { name, words, spots, faults }: FileReading): EditionAudit {
  const [fault] = faults
  const place = fault && spots[fault.at]
  const source = manuscript.facts.places?.['title']
  const said = fault
    ? { rule: 'audit-file' as const, reason: fault.reason, ...(place?.file && { place }) }
    : { rule: 'audit-lost' as const, reason: words.length === 0 ? wordless : other }
  return {
    edition: name,
    counts: { words: { kept: 0, written: writtenIn(manuscript) } },
    findings: [{ ...said, edition: name, ...(source && { source }) }],
  }
}

/** Works are counted as works. */
const writtenIn = ({ words, pieces }: Reading): number =>
  pieces.reduce((sum, { kind, from, to }) => (kind === 'work' ? sum - (to - from) : sum), words.length)

const wordless = 'No words can be read in the file: it is empty, or holds pictures of pages'
const other = 'The file is not an edition of this manuscript: next to none of its words are in it'
