import type { Note, Strip } from '../../../model/galley.ts'
import { breakCost, thinCost, turnCost } from './blemishes.ts'
import { type Calls, type Due, fillFeet, type Feet } from './notes.ts'
import { costs, mostWhite, type PageRules } from './rules.ts'

/** What is to be cut into pages. */
export interface Work {
  readonly strip: Strip
  readonly notes: readonly Note[]
  readonly calls: Calls
  readonly rules: PageRules
}

/** A page that a strip may have, whatever the pages before it are. */
export interface Page {
  readonly to: number
  /** What it leaves of the notes. */
  readonly due: Due
  /** Lines that are empty at its foot. */
  readonly lines: number
  /** Those of them that a reader sees as a page too short. */
  readonly white: number
  /** It looks as long as the page that it faces, whatever that is: its notes fill it, or the chapter ends. */
  readonly isEven: boolean
  /** Of everything but the page that it faces; and what comes to it on a right page. */
  readonly cost: number
  readonly turn: number
}

/** Every page that may begin with a box, the fullest first. One at least: a box too high for any stands alone. */
export function pagesFrom(work: Work, from: number, due: Due): Page[] {
  const found: Page[] = []
  let sound = false
  for (let to = fullest(work, from, due); to > from; to -= 1) {
    const page = pageOf(work, from, to, due)
    if (sound && page.lines > mostWhite) break
    if (page.cost < costs.fault) sound = true
    found.push(page)
  }
  return found
}

/** The notes at the foot of a page. */
export function feetOf({ strip, notes, calls, rules }: Work, from: number, to: number, due: Due): Feet {
  const room = rules.height - textHeight(strip, from, to) - rules.separator
  return fillFeet(notes, calls, due, calls.before[to] ?? 0, room)
}

/** Px of the notes called before a box that are still to be set behind it. */
export function heightDue({ notes, calls }: Work, box: number, { call, from }: Due): number {
  let height = 0
  for (let index = call; index < (calls.before[box] ?? 0); index += 1) {
    const boxes = notes[calls.notes[index] ?? -1]?.boxes ?? []
    height += (boxes[boxes.length - 1]?.bottom ?? 0) - (boxes[index === call ? from : 0]?.top ?? 0)
  }
  return height
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

function pageOf(work: Work, from: number, to: number, due: Due): Page {
  const { strip, rules } = work
  const text = textHeight(strip, from, to)
  const feet = feetOf(work, from, to, due)
  const hasFeet = feet.parts.length > 0
  const used = text + (hasFeet ? feet.height + rules.separator : 0)
  const lines = Math.max(0, Math.floor((rules.height - used + 0.5) / rules.line))
  // Below a note that goes on there is no white: its lines fill the page.
  const isEven = feet.isSplit || to === strip.boxes.length
  const cost =
    breakCost(strip, from, to) +
    (hasFeet ? thinCost(text / rules.line) : 0) +
    feet.late * costs.fault +
    (feet.isSplit ? costs.splitNote + (costs.overdue * heightDue(work, to, feet.due)) / rules.line : 0)
  return { to, due: feet.due, lines, white: isEven ? 0 : lines, isEven, cost, turn: turnCost(strip, to) }
}
