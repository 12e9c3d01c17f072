import type { Count } from '../../model/audit.ts'
import type { PieceKind } from '../../model/reading.ts'
import { checkApart } from './apart.ts'
import { coverOf, firstPair, shareIn } from './cover.ts'
import { type Found, finding, quote } from './findings.ts'
import { checkItems } from './items.ts'
import { checkLevels } from './levels.ts'
import type { Match } from './match.ts'

/** What has to come back as what it was, and the kinds that count as that. */
const kept: readonly { kind: PieceKind; as: readonly PieceKind[]; name: string }[] = [
  { kind: 'heading', as: ['heading'], name: 'a heading' },
  { kind: 'quote', as: ['quote', 'epigraph'], name: 'a block quotation' },
  { kind: 'epigraph', as: ['epigraph', 'quote'], name: 'an epigraph' },
  { kind: 'verse', as: ['verse'], name: 'verse' },
  { kind: 'item', as: ['item', 'work'], name: 'an item of a list' },
  { kind: 'code', as: ['code'], name: 'code' },
  { kind: 'emphasis', as: ['emphasis', 'strong'], name: 'emphasised' },
  { kind: 'strong', as: ['strong', 'emphasis'], name: 'emphasised' },
]

/** Less than this share of a piece's words inside one of its kind, and it is not one any more. */
const enough = 0.8

/** The source of an epigraph may stand below the quotation, outside it. */
const enoughOfEpigraph = 0.4

/** Headings, quotations, lists and code are still what they were, each for itself. */
export function checkStructure(match: Match): { quotations: Count; findings: Found[] } {
  const findings: Found[] = []
  const quotations = { kept: 0, written: 0 }
  for (const { kind, as, name } of kept) {
    const { wanted, lost } = outsideOf(match, kind, as)
    if (kind === 'quote') Object.assign(quotations, { kept: wanted - lost.length, written: wanted })
    for (const piece of lost) {
      const words = quote(match.manuscript.words.slice(piece.from, piece.to))
      const there = firstPair(match.pairs, piece)
      if (there !== undefined)
        findings.push(finding(match, 'audit-structure', `${words} is not ${name} any more`, { piece, there }))
    }
  }
  return {
    quotations,
    findings: [...findings, ...checkApart(match), ...checkItems(match), ...checkLevels(match)],
  }
}

/** Pieces of a kind that are none in the edition. A PDF says of no word that it is emphasised, and has no verse. */
function outsideOf({ manuscript, edition, pairs }: Match, kind: PieceKind, as: readonly PieceKind[]) {
  const pieces = manuscript.pieces.filter((piece) => piece.kind === kind && piece.to > piece.from)
  const isSaid = edition.kind !== 'pdf' || edition.pieces.some((piece) => as.includes(piece.kind))
  if (!isSaid || pieces.length === 0) return { wanted: 0, lost: [] }
  const cover = coverOf(edition, new Set(as))
  const least = kind === 'epigraph' ? enoughOfEpigraph : enough
  const lost = pieces.filter(
    (piece) => shareIn(pairs, piece, cover) < least || firstPair(pairs, piece) === undefined,
  )
  return { wanted: pieces.length, lost }
}
