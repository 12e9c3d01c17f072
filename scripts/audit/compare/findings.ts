import type { AuditRule, Finding } from '../../model/audit.ts'
import type { Piece, Spot } from '../../model/reading.ts'
import { type Match, spotOf } from './match.ts'

/** Words of a quotation in a message. */
const quoted = 8

/** Where a difference is: words by their numbers, or pieces, on either side. */
export interface Where {
  readonly word?: number | undefined
  readonly piece?: Piece | undefined
  readonly there?: number | undefined
  readonly found?: Piece | undefined
  /** Where neither a word nor a piece says it. */
  readonly source?: Spot | undefined
  readonly place?: Spot | undefined
}

/** A finding, and the stretch of the manuscript it is about: what is lost with its paragraph is not said again. */
export interface Found extends Finding {
  readonly from?: number
  readonly to?: number
  /** Counted in another one. */
  readonly isHidden?: boolean
}

/** Note a difference. */
export function finding(match: Match, rule: AuditRule, reason: string, where: Where = {}): Found {
  const { manuscript, edition } = match
  const { piece, word, found, there } = where
  const source = where.source ?? (piece ? manuscript.spots[piece.at] : spotOf(manuscript, word))
  const place = where.place ?? (found ? edition.spots[found.at] : spotOf(edition, there))
  const stretch = piece ?? (word === undefined ? undefined : { from: word, to: word })
  return {
    rule,
    edition: edition.name,
    reason,
    ...(source && { source }),
    ...(place && { place }),
    ...(stretch && { from: stretch.from, to: stretch.to }),
  }
}

/** The first words of a run, for a message: `“the salt tax was…” (24 words)`. */
export function quote(words: readonly string[]): string {
  const start = words.slice(0, quoted).join(' ')
  return words.length > quoted ? `“${start} …” (${words.length} words)` : `“${start}”`
}

/** A place as a person would say it. */
export function describe(spot: Spot | undefined): string {
  if (!spot) return 'an unknown place'
  const page = spot.page === undefined ? undefined : `page ${spot.label ?? spot.page}`
  const line = spot.line === undefined ? undefined : `line ${spot.line}`
  return [spot.file, page, spot.side, line].filter(Boolean).join(', ') || 'an unknown place'
}
