import { comparableText, comparableWords } from '../../model/comparable.ts'
import type { Piece, PieceKind } from '../../model/reading.ts'
import { coverOf, firstFrom, firstPair } from './cover.ts'
import { type Found, finding } from './findings.ts'
import type { Match } from './match.ts'

/** Chapters and appendices have their own letters and numbers, figures are counted through, references name these. */
export function checkLabels(match: Match): Found[] {
  return [...checkSections(match), ...checkFigures(match), ...checkReferences(match)]
}

const same = (one = '', other = ''): boolean => comparableText(one) === comparableText(other)

function checkSections(match: Match): Found[] {
  const { manuscript, edition, pairs } = match
  const cover = coverOf(edition, new Set<PieceKind>(['heading']))
  let section: Piece | undefined
  return manuscript.pieces.flatMap((piece) => {
    if (piece.kind === 'section') section = piece
    const label = section?.label
    if (piece.kind !== 'heading' || piece.from !== section?.from || label === undefined) return []
    const first = firstPair(pairs, piece)
    const found = first === undefined ? undefined : edition.pieces[cover[first] ?? -1]
    // A book by another program may count otherwise, or not at all.
    if (found?.label === undefined || same(found.label, label)) return []
    return [finding(match, 'audit-label', `${label} is called ${found.label}`, { piece, found })]
  })
}

/** The numbers of figures rise one by one. */
function checkFigures(match: Match): Found[] {
  const { manuscript, edition, before, after } = match
  const there = edition.pieces.filter(({ kind, label }) => kind === 'figure' && label !== undefined)
  const taken = new Set<Piece>()
  let last = 0
  return manuscript.pieces.flatMap((piece) => {
    if (piece.kind !== 'figure') return []
    let index = firstFrom(there, (before[piece.from] ?? -1) + 1)
    while (taken.has(there[index] ?? piece)) index += 1
    const found = there[index]
    if (found) taken.add(found)
    const number = Number(/\d+/.exec(found?.label ?? '')?.[0])
    if (!found || !number || found.from > (after[piece.to] ?? edition.words.length)) return []
    const expected = last + 1
    last = number
    if (number === expected) return []
    last = expected
    return [
      finding(match, 'audit-label', `${found.label} should have the number ${expected}`, { piece, found }),
    ]
  })
}

/** A cross-reference calls what it leads to by its name. */
function checkReferences(match: Match): Found[] {
  const { manuscript, edition, before, after } = match
  const labels = new Map(
    edition.pieces.flatMap(({ id, label }) => (id && label ? [[id, label] as const] : [])),
  )
  const there = edition.pieces.filter(({ kind }) => kind === 'reference')
  return manuscript.pieces.flatMap((piece) => {
    if (piece.kind !== 'reference') return []
    const found = there[firstFrom(there, (before[piece.from] ?? -1) + 1)]
    const label = labels.get(found?.target ?? '')
    if (!found || label === undefined || found.from > (after[piece.to] ?? edition.words.length)) return []
    const words = edition.words.slice(found.from, found.to)
    if (comparableWords(label).every((word) => words.includes(word))) return []
    const reason = `The cross-reference to ${label} says ${words.join(' ') || 'nothing'}`
    return [finding(match, 'audit-label', reason, { piece, found })]
  })
}
