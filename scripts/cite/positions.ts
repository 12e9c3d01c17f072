import type CSL from 'citeproc'

type Positioned = Pick<CSL.CiteItem, 'position' | 'first-reference-note-number' | 'near-note'>

/** One citation, as far as its position counts. */
export interface Occurrence {
  readonly items: readonly { readonly key: string; readonly locator?: string; readonly label?: string }[]
  /** Number of its note; absent in the text. */
  readonly note: number | undefined
}

/**
 * Where each work of each citation of one chapter stands: cited first, again, or just before (ibid).
 *
 * CSL 1.0.2, "Choose": position. The engine could work it out itself, but in quadratic time, and it knows
 * no chapters.
 */
export function positionsIn(occurrences: readonly Occurrence[], nearNotes: number): Positioned[][] {
  const first = new Map<string, number>()
  const last = new Map<string, number>()
  const perNote = new Map<number | undefined, number>()
  for (const { note } of occurrences) perNote.set(note, (perNote.get(note) ?? 0) + 1)

  return occurrences.map((occurrence, index) => {
    const before = occurrences[index - 1]
    const single =
      before?.items.length === 1 && followsOn(before, occurrence, perNote) ? before.items[0] : undefined
    return occurrence.items.map((item, at) => {
      const previous = at === 0 ? single : occurrence.items[at - 1]
      const position = positionOf(item, previous, first.has(item.key))
      const note = occurrence.note ?? 0
      const near = note - (last.get(item.key) ?? Number.NEGATIVE_INFINITY) <= nearNotes
      const start = first.get(item.key)
      if (start === undefined) first.set(item.key, note)
      last.set(item.key, note)
      return position === 0 || start === undefined
        ? { position }
        : { position, 'near-note': near, ...(start > 0 && { 'first-reference-note-number': start }) }
    })
  })
}

/** A citation refers back to the one before it in the same note, or to a note with that one alone. */
function followsOn(
  before: Occurrence,
  after: Occurrence,
  perNote: ReadonlyMap<number | undefined, number>,
): boolean {
  if (before.note === after.note) return true
  return before.note !== undefined && after.note === before.note + 1 && perNote.get(before.note) === 1
}

function positionOf(
  item: Occurrence['items'][number],
  previous: Occurrence['items'][number] | undefined,
  seen: boolean,
): 0 | 1 | 2 | 3 {
  if (!seen) return 0
  if (previous?.key !== item.key) return 1
  if (previous.locator === undefined) return item.locator === undefined ? 2 : 3
  if (item.locator === undefined) return 1
  return previous.locator === item.locator && previous.label === item.label ? 2 : 3
}
