import { type Found, finding, quote } from './findings.ts'
import type { Match } from './match.ts'
import { streams } from './streams.ts'

/** Words of the running text of the edition that the author did not write, nor a citation or a label accounts for. */
export function findAdded(match: Match): Found[] {
  const { edition, isFree, there, pairs } = match
  const isMade = new Uint8Array(edition.words.length)
  for (const { kind, from, to } of edition.pieces) {
    if (kind === 'reference' || kind === 'note-call') isMade.fill(1, from, to)
  }
  const owners = ownersOf(pairs, edition.words.length)
  const labelled = labelledOf(match)
  // A PDF does not say which of its pages are title page and colophon: nothing before and behind the text is asked.
  const last =
    edition.kind === 'pdf' ? pairs.reduce((far, pair) => Math.max(far, pair), 0) : edition.words.length
  const first = edition.kind === 'pdf' ? (pairs.find((pair) => pair >= 0) ?? 0) : 0
  const isAdded = (word: number): boolean =>
    isFree[word] === 1 && isMade[word] === 0 && there[word] === streams.body && word >= first && word <= last
  const findings: Found[] = []
  let from = -1
  for (let word = 0; word <= edition.words.length; word += 1) {
    if (word < edition.words.length && isAdded(word)) {
      if (from < 0) from = word
    } else if (from >= 0) {
      const isBefore = there[word] === streams.work || (isFree[word] === 0 && labelled.has(word))
      const isLabel = word - from <= longestLabel && (isBefore || labelled.has(from))
      if (!isLabel)
        findings.push(
          finding(match, 'audit-added', `Nobody wrote ${quote(edition.words.slice(from, word))}`, {
            word: owners[from - 1] ?? 0,
            there: from,
          }),
        )
      from = -1
    }
  }
  return findings
}

/** Words of a label: `Appendix A`, `Figure 12`, or the heading of the works cited. */
const longestLabel = 3

/** Words of the edition that a label may stand before, or that may be one: the first of headings and captions. */
function labelledOf({ manuscript, edition, pairs }: Match): Set<number> {
  const kinds = new Set(['heading', 'caption'])
  const starts = edition.pieces.flatMap(({ kind, from }) => (kinds.has(kind) ? [from] : []))
  const own = manuscript.pieces.flatMap(({ kind, from, to }) =>
    kinds.has(kind) && to > from ? [pairs[from] ?? -1] : [],
  )
  return new Set([...starts, ...own])
}

/** For each word of the edition the last word of the manuscript up to there. */
function ownersOf(pairs: Int32Array, length: number): Int32Array {
  const owners = new Int32Array(length).fill(-1)
  for (const [word, pair] of pairs.entries()) if (pair >= 0) owners[pair] = word
  for (let word = 1; word < length; word += 1)
    if ((owners[word] ?? -1) < 0) owners[word] = owners[word - 1] ?? -1
  return owners.map((word) => Math.max(0, word))
}
