import type { Note, NotePart, Strip } from '../../../model/galley.ts'
import { noteLines } from './rules.ts'

/** The notes of a strip in the order of their calls. */
export interface Calls {
  readonly notes: readonly number[]
  /** For each box, and the end: how many notes are called before it. */
  readonly before: readonly number[]
}

export function callsOf({ boxes }: Strip): Calls {
  const notes: number[] = []
  const before = [0]
  for (const box of boxes) {
    notes.push(...(box.notes ?? []))
    before.push(notes.length)
  }
  return { notes, before }
}

/** The first note that has not been set to its end, by its place among the calls, and its first box that is left. */
export interface Due {
  readonly call: number
  readonly from: number
}

export interface Feet {
  readonly parts: readonly NotePart[]
  readonly height: number
  /** What is left for the next page. */
  readonly due: Due
  /** Notes that are called on this page or before and not even begun. */
  readonly late: number
  readonly isSplit: boolean
}

/**
 * Put as much of the notes at the foot of a page as it has room for: what the page before left, then those that
 * are called before `end`.
 *
 * @param room px, the separator not counted.
 * @param force Set one line at least, whatever the room: where there is no text left that could make any.
 */
export function fillFeet(
  notes: readonly Note[],
  { notes: order }: Calls,
  due: Due,
  end: number,
  room: number,
  force = false,
): Feet {
  if (due.call >= end) return none(due)
  const parts: NotePart[] = []
  let height = 0
  let { call, from } = due
  for (; call < end; call += 1, from = 0) {
    const note = order[call] ?? -1
    const boxes = notes[note]?.boxes ?? []
    const whole = heightOf(boxes, from, boxes.length)
    // A note without lines is set even where there is less room than none.
    if (boxes.length === 0 || height + whole <= room + 0.01) {
      parts.push({ note, from, to: boxes.length })
      height += whole
      continue
    }
    const to = lastThatFits(boxes, from, room - height, force && parts.length === 0)
    if (to > from) {
      parts.push({ note, from, to })
      height += heightOf(boxes, from, to)
      const isDone = to === boxes.length
      const next = isDone ? { call: call + 1, from: 0 } : { call, from: to }
      return { parts, height, due: next, late: end - call - 1, isSplit: !isDone }
    }
    return { parts, height, due: { call, from }, late: end - call - (from > 0 ? 1 : 0), isSplit: from > 0 }
  }
  return { parts, height, due: { call, from }, late: 0, isSplit: false }
}

const none = (due: Due): Feet => ({ parts: [], height: 0, due, late: 0, isSplit: false })

function heightOf(boxes: Note['boxes'], from: number, to: number): number {
  const first = boxes[from]
  const last = boxes[to - 1]
  return first && last && to > from ? last.bottom - first.top : 0
}

/** Where a note is best divided: two lines at least on either side. */
function lastThatFits(boxes: Note['boxes'], from: number, room: number, force: boolean): number {
  let to = from
  while (to < boxes.length && heightOf(boxes, from, to + 1) <= room + 0.01) to += 1
  if (to > from) to = Math.min(to, Math.max(boxes.length - noteLines, from))
  if (to - from >= Math.min(noteLines, boxes.length - from)) return to
  return force ? from + 1 : from
}
