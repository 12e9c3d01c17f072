import { isBeside } from '../lines.ts'
import type { Run } from '../runs.ts'
import type { Face } from './face.ts'

/** How a string is set on the page. */
export interface Slope {
  readonly face: Face
  readonly size: number
  readonly turn: number
  /** Of its base line, 1 long. */
  readonly x: number
  readonly y: number
  /** Points to a unit of its text. */
  readonly unit: number
}

/** Joins letters to runs, as they come. */
export interface Joiner {
  readonly runs: readonly Run[]
  /**
   * A letter where it stands.
   *
   * @param x Points of the page, as `y`.
   * @param width Units of its text.
   */
  add(text: string, x: number, y: number, width: number, slope: Slope): void
  /** What follows belongs to another piece of marked content. */
  turnTo(mark: Run['mark']): void
}

type Draft = { -readonly [Key in keyof Run]: Run[Key] } & {
  readonly face: Face
  /** How far it has come on its base line. */
  along: number
}

export function joiner(): Joiner {
  const runs: Draft[] = []
  let open: Draft | undefined
  let space: { readonly x: number; readonly y: number } | undefined
  let mark: Run['mark']

  function unspace(): void {
    const last = runs.at(-1)
    if (!last) return
    last.text = last.text.slice(0, -1)
    if (last.text !== '') return
    runs.pop()
    open = undefined
  }

  function begin(text: string, x: number, y: number, along: number, { face, size, turn }: Slope): Draft {
    const run = {
      text,
      x,
      y,
      width: 0,
      size,
      turn,
      isLineEnd: false,
      mark,
      isRightToLeft: false,
      face,
      along,
    }
    const last = runs.at(-1)
    if (last && !isBeside(last, run)) last.isLineEnd = true
    runs.push(run)
    return run
  }

  return {
    runs,
    turnTo(next) {
      mark = next
      open = undefined
    },
    add(text, x, y, width, slope) {
      // A space that the next letter stands upon has no width: there is none.
      if (space && text !== ' ' && isThere(space, x, y, 0.02 * slope.size)) unspace()
      space = text === ' ' ? { x, y } : undefined
      const along = x * slope.x + y * slope.y
      if (open && goesOn(open, x, y, along, slope)) open.text += text
      else open = begin(text, x, y, along, slope)
      const end = along + width * slope.unit
      open.width += end - open.along
      open.along = end
    },
  }
}

const isThere = (place: { readonly x: number; readonly y: number }, x: number, y: number, slack: number) =>
  Math.abs(x - place.x) < slack && Math.abs(y - place.y) < slack

/** Letters farther apart than this share of their size are not of one run. */
const leap = 0.2

/** A letter stands next to the last of a run, and is set like it. */
function goesOn(run: Draft, x: number, y: number, along: number, slope: Slope): boolean {
  if (run.face !== slope.face || run.turn !== slope.turn) return false
  if (Math.abs(run.size - slope.size) > 0.01 || Math.abs(along - run.along) > leap * run.size) return false
  return Math.abs((y - run.y) * slope.x - (x - run.x) * slope.y) < 0.05 * Math.max(run.size, 1)
}
