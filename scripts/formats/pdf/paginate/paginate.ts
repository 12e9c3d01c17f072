import type { Note, NotePart, Strip } from '../../../model/galley.ts'
import { breakCost, pageCost, thinCost } from './blemishes.ts'
import { type Calls, callsOf, type Due, fillFeet } from './notes.ts'
import { costs, mostWhite, type PageRules } from './rules.ts'

/** One page of a strip: boxes `from` up to, not including, `to`, and the notes at its foot. */
export interface PageCut {
  readonly from: number
  readonly to: number
  readonly notes: readonly NotePart[]
}

type Side = 'left' | 'right'

/** A way to have set everything before a box: the best of those that go on alike. */
interface State {
  readonly cost: number
  readonly due: Due
  /** Side of the page that begins here, and lines of white on the page of this strip that it faces. */
  readonly side: Side
  readonly facing?: number
  readonly cut?: PageCut
  readonly before?: State
}

interface Work {
  readonly strip: Strip
  readonly notes: readonly Note[]
  readonly calls: Calls
  readonly rules: PageRules
}

/**
 * Cut a strip into pages so that the sum of their blemishes is least, over the whole strip and not page by page.
 *
 * Dynamic programming over the boxes that a page may begin with; a state also knows on which side the page is, how
 * short the page that faces it was, and what is left of a note. Facing pages are kept equally long (Mittelbach, A
 * General LuaTeX Framework for Globally Optimized Pagination, 2017). Every box and every part of a note is set once
 * and in order, whatever does not fit.
 *
 * @param first Side of the strip's first page.
 */
export function paginate(strip: Strip, notes: readonly Note[], rules: PageRules, first: Side): PageCut[] {
  const work = { strip, notes, calls: callsOf(strip), rules }
  const count = strip.boxes.length
  const states: (Map<string, State> | undefined)[] = []
  states[0] = new Map([['', { cost: 0, due: { call: 0, from: 0 }, side: first }]])
  for (let from = 0; from < count; from += 1) {
    const limit = cheapestNear(states, from) + hopeless
    for (const state of states[from]?.values() ?? []) {
      if (state.cost > limit) continue
      for (const next of pagesFrom(work, from, state)) {
        const { to } = next.cut
        const there = (states[to] ??= new Map())
        const key = `${next.side} ${next.facing} ${next.due.call} ${next.due.from}`
        const known = there.get(key)
        if (!known || next.cost < known.cost) there.set(key, next)
      }
    }
    // Only the way back is needed from here on, and the states keep it themselves.
    states[from] = undefined
  }
  let best: State | undefined
  for (const state of states[count]?.values() ?? []) if (!best || state.cost < best.cost) best = state
  return best ? [...cutsOf(best), ...restOf(work, best.due)] : []
}

/** Boxes behind one, and a cost, by which a state that is dearer than one there will not catch up any more. */
const near = 6
const hopeless = 250

function cheapestNear(states: readonly (ReadonlyMap<string, State> | undefined)[], from: number): number {
  let cheapest = Number.POSITIVE_INFINITY
  for (let box = from; box <= from + near; box += 1)
    for (const { cost } of states[box]?.values() ?? []) cheapest = Math.min(cheapest, cost)
  return cheapest
}

/** Every page that may begin with a box, the fullest first. One at least: a box too high for any stands alone. */
function pagesFrom(work: Work, from: number, state: State): (State & { cut: PageCut })[] {
  const found: (State & { cut: PageCut })[] = []
  let sound = false
  for (let to = fullest(work, from, state.due); to > from; to -= 1) {
    const page = pageOf(work, from, to, state)
    if (sound && page.lines > mostWhite) break
    if (page.next.cost - state.cost < costs.fault) sound = true
    found.push(page.next)
  }
  return found
}

/** The last box that a page from `from` has room for, with two lines of each note that it calls. */
function fullest({ strip, notes, calls, rules }: Work, from: number, due: Due): number {
  const { boxes } = strip
  let to = from + 1
  let fixed = 0
  let counted = due.call
  let last = 0
  for (; to <= boxes.length; to += 1) {
    const end = calls.before[to] ?? 0
    for (; counted < end; counted += 1) {
      const lines = notes[calls.notes[counted] ?? -1]?.boxes ?? []
      const start = counted === due.call ? due.from : 0
      fixed += last
      last = (lines[lines.length - 1]?.bottom ?? 0) - (lines[start]?.top ?? 0)
      if (lines.length - start > 3)
        last = Math.min(last, (lines[start + 1]?.bottom ?? 0) - (lines[start]?.top ?? 0))
    }
    const feet = end > due.call ? fixed + last + rules.separator : 0
    if (textHeight(strip, from, to) + feet > rules.height + 0.5 && to > from + 1) return to - 1
  }
  return boxes.length
}

function textHeight({ boxes }: Strip, from: number, to: number): number {
  const first = boxes[from]
  const last = boxes[to - 1]
  return first && last ? last.bottom - first.top + (first.repeat ?? 0) : 0
}

function pageOf(
  work: Work,
  from: number,
  to: number,
  state: State,
): { next: State & { cut: PageCut }; lines: number } {
  const { strip, notes, calls, rules } = work
  const text = textHeight(strip, from, to)
  const end = calls.before[to] ?? 0
  const feet = fillFeet(notes, calls, state.due, end, rules.height - text - rules.separator)
  const used = text + (feet.parts.length > 0 ? feet.height + rules.separator : 0)
  const isLast = to === strip.boxes.length
  const lines = Math.max(0, Math.floor((rules.height - used + 0.5) / rules.line))
  // Below a note that goes on there is no white: its lines fill the page.
  const white = isLast || feet.isSplit ? 0 : lines
  const cost =
    state.cost +
    breakCost(strip, from, to, state.side) +
    (feet.parts.length > 0 ? thinCost(text / rules.line) : 0) +
    pageCost(white, isLast || feet.isSplit ? white : (state.facing ?? white)) +
    feet.late * costs.fault +
    (feet.isSplit ? costs.splitNote + overdueCost(work, to, feet.due) : 0)
  const cut = { from, to, notes: feet.parts }
  const next = { cost, due: feet.due, cut, before: state }
  if (state.side === 'right') return { lines, next: { ...next, side: 'left' } }
  return { lines, next: { ...next, side: 'right', facing: Math.min(white, mostWhite) } }
}

/** What the next pages still have to hold of notes that were called on this one. */
function overdueCost({ notes, calls, rules }: Work, to: number, { call, from }: Due): number {
  let height = 0
  for (let index = call; index < (calls.before[to] ?? 0); index += 1) {
    const boxes = notes[calls.notes[index] ?? -1]?.boxes ?? []
    height += (boxes.at(-1)?.bottom ?? 0) - (boxes[index === call ? from : 0]?.top ?? 0)
  }
  return (costs.overdue * height) / rules.line
}

function cutsOf(last: State): PageCut[] {
  const cuts: PageCut[] = []
  for (let state: State | undefined = last; state; state = state.before) if (state.cut) cuts.push(state.cut)
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
