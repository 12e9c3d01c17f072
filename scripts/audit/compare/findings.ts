import type { AuditRule, Finding } from '../../model/audit.ts'
import type { Piece } from '../../model/reading.ts'
import { type Match, spotOf } from './match.ts'

/** Words of a quotation in a message. */
const quoted = 8

/** Note a difference: `word` is where in the manuscript, `there` where in the edition, both as numbers of words. */
export function finding(
  { manuscript, edition }: Match,
  rule: AuditRule,
  reason: string,
  { word, there, piece }: { word?: number; there?: number; piece?: Piece } = {},
): Finding {
  const source = piece
    ? manuscript.spots[piece.at]
    : word === undefined
      ? undefined
      : spotOf(manuscript, word)
  const place = there === undefined ? undefined : spotOf(edition, there)
  return { rule, edition: edition.name, reason, ...(source && { source }), ...(place && { place }) }
}

/** The first words of a run, for a message: `“the salt tax was…” (24 words)`. */
export function quote(words: readonly string[]): string {
  const start = words.slice(0, quoted).join(' ')
  return words.length > quoted ? `“${start} …” (${words.length} words)` : `“${start}”`
}
