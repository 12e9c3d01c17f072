import { isBeside } from '../lines.ts'
import type { Run } from '../runs.ts'
import type { Face } from './face.ts'

/** A letter where it stands: points of the page. */
export interface Letter {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
}

/** How a string is set on the page. */
export interface Slope {
  readonly face: Face
  readonly size: number
  readonly turn: number
  /** Of its base line, 1 long. */
  readonly x: number
  readonly y: number
}

/** Joins letters to runs, as they come. */
export interface Joiner {
  readonly runs: readonly Run[]
  add(letter: Letter, slope: Slope): void
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
  let space: Pick<Letter, 'x' | 'y'> | undefined
  let mark: Run['mark']

  function unspace(): void {
    const last = runs.at(-1)
    if (!last) return
    last.text = last.text.slice(0, -1)
    if (last.text !== '') return
    runs.pop()
    open = undefined
  }

  function begin({ text, x, y }: Letter, { face, size, turn }: Slope, along: number): Draft {
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
    add(letter, slope) {
      const { text, x, y, width } = letter
      // A space that the next letter stands upon has no width: there is none.
      if (space && text !== ' ' && Math.hypot(x - space.x, y - space.y) < 0.02 * slope.size) unspace()
      space = text === ' ' ? letter : undefined
      const along = x * slope.x + y * slope.y
      if (open && goesOn(open, letter, along, slope)) open.text += text
      else open = begin(letter, slope, along)
      open.width += along + width - open.along
      open.along = along + width
    },
  }
}

/** Letters farther apart than this share of their size are not of one run. */
const leap = 0.2

/** A letter stands next to the last of a run, and is set like it. */
function goesOn(run: Draft, { x, y }: Letter, along: number, slope: Slope): boolean {
  if (run.face !== slope.face || run.turn !== slope.turn) return false
  if (Math.abs(run.size - slope.size) > 0.01 || Math.abs(along - run.along) > leap * run.size) return false
  return Math.abs((y - run.y) * slope.x - (x - run.x) * slope.y) < 0.05 * Math.max(run.size, 1)
}
