import type { PieceKind } from '../../model/reading.ts'
import { coverOf } from './cover.ts'
import { type Found, finding, quote } from './findings.ts'
import type { Match } from './match.ts'

const kinds: readonly { kind: PieceKind; name: string }[] = [
  { kind: 'paragraph', name: 'paragraph' },
  { kind: 'item', name: 'item' },
  { kind: 'cell', name: 'cell' },
]

/** Two paragraphs, lines, items or cells have not become one. */
export function checkApart(match: Match): Found[] {
  return [...checkPieces(match), ...checkLines(match)]
}

function checkPieces(match: Match): Found[] {
  return kinds.flatMap(({ kind, name }) => {
    const set = new Set<PieceKind>([kind])
    if (!match.edition.pieces.some((piece) => piece.kind === kind)) return []
    const own = coverOf(match.manuscript, set)
    // A PDF may have all the stanzas of a poem in one paragraph.
    if (match.edition.kind === 'pdf')
      for (const piece of match.manuscript.pieces)
        if (piece.kind === 'verse') own.fill(-1, piece.from, piece.to)
    return shared(match, own, coverOf(match.edition, set)).map((index) => {
      const piece = match.manuscript.pieces[index]
      const words = quote(match.manuscript.words.slice(piece?.from, piece?.to))
      const there = match.pairs[piece?.from ?? 0]
      return finding(match, 'audit-structure', `The ${name} ${words} has run into the one before`, {
        piece,
        there,
      })
    })
  })
}

/** A line of verse is one of the manuscript's. */
function checkLines(match: Match): Found[] {
  const { manuscript, edition, pairs } = match
  const there = coverOf(edition, new Set<PieceKind>(['line']))
  const verses = edition.pieces.filter(({ kind }) => kind === 'verse')
  const starts = linesOf(manuscript)
  // What is verse and names no lines has one.
  if (verses.length === 0) return []
  for (const { from, to } of verses)
    for (let word = from; word < to; word += 1)
      if ((there[word] ?? -1) < 0) there[word] = edition.pieces.length
  return shared(match, starts, there).map((word) => {
    const reason = `The line of verse that begins with “${manuscript.words[word]}” has run into the one before`
    return finding(match, 'audit-structure', reason, { word, there: pairs[word] })
  })
}

/** For each word of verse the first word of its line. */
function linesOf({ words, at, spots, pieces }: Match['manuscript']): Int32Array {
  const starts = new Int32Array(words.length).fill(-1)
  for (const { kind, from, to } of pieces) {
    if (kind !== 'verse') continue
    let start = from
    for (let word = from; word < to; word += 1) {
      if (spots[at[word] ?? 0]?.line !== spots[at[start] ?? 0]?.line) start = word
      starts[word] = start
    }
  }
  return starts
}

/** Numbers of the pieces whose words stand in a piece of the edition that is another's. */
function shared({ pairs }: Match, own: Int32Array, there: Int32Array): number[] {
  const owners = new Map<number, number>()
  const found = new Set<number>()
  for (const [word, pair] of pairs.entries()) {
    const [piece, place] = [own[word] ?? -1, pair < 0 ? -1 : (there[pair] ?? -1)]
    if (piece < 0 || place < 0) continue
    const owner = owners.get(place)
    if (owner === undefined) owners.set(place, piece)
    else if (owner !== piece) found.add(piece)
  }
  return [...found]
}
