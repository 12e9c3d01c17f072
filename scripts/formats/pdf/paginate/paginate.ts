import type { Note, NotePart, Strip } from '../../../model/galley.ts'
import { callsOf, type Due, fillFeet } from './notes.ts'
import { feetOf, pagesFrom, type Work } from './page.ts'
import type { PageRules } from './rules.ts'
import { begin, hopeful, type State, turn, type Ways } from './ways.ts'

/** One page of a strip: boxes `from` up to, not including, `to`, and the notes at its foot. */
export interface PageCut {
  readonly from: number
  readonly to: number
  readonly notes: readonly NotePart[]
}

/**
 * Cut a strip into pages so that the sum of their blemishes is least, over the whole strip and not page by page.
 *
 * Dynamic programming over the boxes that a page may begin with; a state also knows on which side the page is, how
 * short the page that faces it was, and what is left of a note. Facing pages are kept equally long (Mittelbach, A
 * General LuaTeX Framework for Globally Optimized Pagination, 2017). Every box and every part of a note is set once
 * and in order, whatever does not fit.
 *
 * @param first Side of the strip's first page: `left` for a verso, `right` for a recto.
 */
export function paginate(
  strip: Strip,
  notes: readonly Note[],
  rules: PageRules,
  first: 'left' | 'right',
): PageCut[] {
  const work = { strip, notes, calls: callsOf(strip), rules }
  const count = strip.boxes.length
  const reached: (Ways | undefined)[] = [begin(first)]
  for (let from = 0; from < count; from += 1) {
    for (const way of hopeful(reached[from], work)) {
      for (const page of pagesFrom(work, from, way.due)) turn(way, page, (reached[page.to] ??= new Map()))
    }
    // Only the way back is needed from here on, and the states keep it themselves.
    reached[from] = undefined
  }
  const last = cheapest(reached[count])
  return last ? [...cutsOf(work, last), ...restOf(work, last.due)] : []
}

function cheapest(ways: Ways | undefined): State | undefined {
  let best: State | undefined
  for (const { states } of ways?.values() ?? [])
    for (const state of states) if (state && (!best || state.cost < best.cost)) best = state
  return best
}

function cutsOf(work: Work, last: State): PageCut[] {
  const cuts: PageCut[] = []
  for (let { box: to, before } = last; before; { box: to, before } = before)
    cuts.push({ from: before.box, to, notes: feetOf(work, before.box, to, before.due).parts })
  return cuts.toReversed()
}

/** Where the text is over and a note is not, it gets pages of its own. */
function restOf({ strip, notes, calls, rules }: Work, due: Due): PageCut[] {
  const cuts: PageCut[] = []
  const end = strip.boxes.length
  let left = due
  while (left.call < calls.notes.length) {
    const feet = fillFeet(notes, calls, left, calls.notes.length, rules.height - rules.separator, true)
    cuts.push({ from: end, to: end, notes: feet.parts })
    left = feet.due
  }
  return cuts
}
