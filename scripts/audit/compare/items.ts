import type { Piece, PieceKind, Reading } from '../../model/reading.ts'
import { coverOf, firstPair } from './cover.ts'
import { type Found, finding, quote } from './findings.ts'
import type { Match } from './match.ts'

/** Items of lists are as deep as they were, and have the number that they had. */
export function checkItems(match: Match): Found[] {
  const { manuscript, edition, pairs } = match
  const items = manuscript.pieces.filter(({ kind, from, to }) => kind === 'item' && to > from)
  if (items.length === 0) return []
  const cover = coverOf(edition, new Set<PieceKind>(['item']))
  const [own, there] = [depthsOf(manuscript), depthsOf(edition)]
  return items.flatMap((piece) => {
    const first = firstPair(pairs, piece)
    const found = first === undefined ? undefined : edition.pieces[cover[first] ?? -1]
    if (first === undefined || !found) return []
    const fault = faultOf(piece, found, own[piece.from] ?? 0, there[first] ?? 0, edition.kind)
    if (!fault) return []
    const words = quote(manuscript.words.slice(piece.from, piece.to))
    return [finding(match, 'audit-structure', `The item ${words} ${fault}`, { piece, found })]
  })
}

function faultOf(
  { label }: Piece,
  found: Piece,
  own: number,
  there: number,
  kind: Reading['kind'],
): string | undefined {
  if (own !== there) return `is at depth ${there} of its list, which should be ${own}`
  // The number of an item is text in a PDF.
  if (kind === 'pdf' || label === found.label) return undefined
  if (found.label === undefined) return `has lost its number ${label}`
  return label === undefined ? `has the number ${found.label}` : `has the number ${found.label}, not ${label}`
}

/** For each word, how many items it stands in. */
function depthsOf({ words, pieces }: Reading): Uint8Array {
  const depths = new Uint8Array(words.length)
  for (const { kind, from, to } of pieces) {
    if (kind === 'item') for (let word = from; word < to; word += 1) depths[word] = (depths[word] ?? 0) + 1
  }
  return depths
}
