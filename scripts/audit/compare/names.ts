import { type Found, finding } from './findings.ts'
import type { Match } from './match.ts'

/** Of the author's places, those that the edition names: most of them, and then all. */
const most = 0.8

/** Chapters and appendices can be led to from outside: `book.pdf#appendix-sources`. */
export function checkNames(match: Match): Found[] {
  const { manuscript, edition } = match
  const there = new Set(Array.from(edition.targets.keys(), (name) => name.slice(name.indexOf('#'))))
  const named = manuscript.pieces.filter(({ kind, id }) => kind === 'section' && id !== undefined)
  const missing = named.filter(({ id = '' }) => !there.has(id))
  if (missing.length > named.length * (1 - most)) return []
  return missing.map((piece) =>
    finding(match, 'audit-link', `Nothing is named ${piece.id ?? ''} any more`, {
      piece,
      there: match.pairs[piece.from],
    }),
  )
}
