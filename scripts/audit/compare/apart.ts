import type { PieceKind } from '../../model/reading.ts'
import { coverOf } from './cover.ts'
import { type Found, finding, quote } from './findings.ts'
import type { Match } from './match.ts'

const kinds: readonly { kind: PieceKind; name: string }[] = [
  { kind: 'paragraph', name: 'paragraph' },
  { kind: 'line', name: 'line of verse' },
  { kind: 'item', name: 'item' },
  { kind: 'cell', name: 'cell' },
]

/** Two paragraphs, lines, items or cells have not become one. */
export function checkApart(match: Match): Found[] {
  return kinds.flatMap(({ kind, name }) => {
    const set = new Set<PieceKind>([kind])
    if (!match.edition.pieces.some((piece) => piece.kind === kind)) return []
    return shared(match, coverOf(match.manuscript, set), coverOf(match.edition, set)).map((index) => {
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
