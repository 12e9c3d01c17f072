import type { FileReading } from '../../model/reading.ts'
import { type Found, finding } from './findings.ts'
import type { Match } from './match.ts'
import type { FoundNote } from './notes.ts'

/** Words between a call and the place that the link back leads to: the word before it, or the lines before it. */
const near = { epub: 1, html: 1, text: 1, pdf: 80 } as const

/**
 * Links from notes back to their calls, in an edition that has them: a reading app that shows notes by itself
 * needs none, and a book by another program may have left them out altogether.
 */
export function checkWaysBack(match: Match, notes: readonly FoundNote[]): Found[] {
  const back = waysBack(match.edition)
  const reach = near[match.edition.kind === 'manuscript' ? 'text' : match.edition.kind]
  const having = notes.filter(({ call }) => back.has(call.target ?? ''))
  if (having.length * 2 < notes.length) return []
  return notes.flatMap(({ note, there, call }) => {
    const targets = back.get(call.target ?? '')
    const at = { piece: note, there: there[0]?.from ?? call.from }
    if (!targets) return [finding(match, 'audit-note', 'The note has no link back', at)]
    const isLeading = targets.some((target) => {
      const word = match.edition.targets.get(target)
      return word !== undefined && word >= call.from - reach && word <= call.to + reach
    })
    if (isLeading) return []
    return [finding(match, 'audit-note', 'The note leads back to another place than its call', at)]
  })
}

/** For each note of an edition, by id, where its links back lead. */
function waysBack({ pieces }: FileReading): Map<string, string[]> {
  const found = new Map<string, string[]>()
  let note: { id?: string; to: number } | undefined
  for (const piece of pieces) {
    if (piece.kind === 'note') note = piece
    if (piece.kind !== 'backlink' || !note || piece.to > note.to || note.id === undefined) continue
    found.set(note.id, [...(found.get(note.id) ?? []), piece.target ?? ''])
  }
  return found
}
