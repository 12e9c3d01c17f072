import { pageCost } from './blemishes.ts'
import type { Due } from './notes.ts'
import { heightDue, type Page, type Work } from './page.ts'
import { costs, mostWhite } from './rules.ts'

/** A way to have set everything before a box: the best of those that go on alike. */
export interface State {
  readonly cost: number
  /** The box that the next page begins with, and what is due at its foot. */
  readonly box: number
  readonly due: Due
  readonly before?: State
}

/** Ways that leave the same of the notes. */
export interface Way {
  readonly due: Due
  /** By how the page that begins here lies: see `left`, `alone` and `facing`. */
  readonly states: (State | undefined)[]
}

/** All ways to one box. */
export type Ways = Map<number, Way>

// A left page; a right one that begins the strip; a right one beside one with 0, 1, 2 … lines of white.
const left = 0
const alone = 1
const facing = 2

/** The one way to the first box. */
export function begin(first: 'left' | 'right'): Ways {
  const due = { call: 0, from: 0 }
  const states: (State | undefined)[] = []
  states[first === 'left' ? left : alone] = { cost: 0, box: 0, due }
  return new Map([[0, { due, states }]])
}

/** Go on by one page. */
export function turn(way: Way, page: Page, ways: Ways): void {
  const { to: box, due, white, isEven } = page
  // No note has a million lines.
  const key = due.call * 1e6 + due.from
  let there = ways.get(key)
  if (!there) ways.set(key, (there = { due, states: [] }))
  for (const [lies, before] of way.states.entries()) {
    if (!before) continue
    const beside = isEven || lies < facing ? white : lies - facing
    const cost = before.cost + page.cost + pageCost(white, beside) + (lies === left ? 0 : page.turn)
    const next = lies === left ? facing + Math.min(white, mostWhite) : left
    const known = there.states[next]
    if (!known || cost < known.cost) there.states[next] = { cost, box, due, before }
  }
}

/** Ways to one box that are followed at most: notes that are longer than pages make hundreds. */
const most = 24

/** Cost by which a way that has set less of the notes may still catch up: their lines fill pages without white. */
const catchable = 150

/** The ways to a box that may still become the best: not those that have set less of the notes at a higher cost. */
export function hopeful(ways: Ways | undefined, work: Work): Way[] {
  const all = [...(ways?.values() ?? [])]
  if (all.length < 2) return all
  const ahead = all.toSorted((a, b) => b.due.call - a.due.call || b.due.from - a.due.from)
  const least: number[] = []
  const kept: Way[] = []
  for (const { due, states } of ahead) {
    const near = states.map((state, lies) => {
      const known = least[lies] ?? Number.POSITIVE_INFINITY
      if (!state || state.cost >= known + catchable) return undefined
      least[lies] = Math.min(known, state.cost)
      return state
    })
    if (near.some((state) => state !== undefined)) kept.push({ due, states: near })
  }
  return kept.length > most ? cheapest(kept, work) : kept
}

function cheapest(ways: readonly Way[], work: Work): Way[] {
  const ranked = ways.map((way) => ({ way, cost: costInSight(way, work) }))
  return ranked
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, most)
    .map(({ way }) => way)
}

/** Cost so far, and what the notes that are left will make: a divided note on every page that they need. */
function costInSight({ due, states }: Way, work: Work): number {
  const cost = Math.min(...states.map((state) => state?.cost ?? Number.POSITIVE_INFINITY))
  const box = states.find((state) => state !== undefined)?.box ?? 0
  return cost + (heightDue(work, box, due) / work.rules.height) * (costs.page + costs.splitNote)
}
