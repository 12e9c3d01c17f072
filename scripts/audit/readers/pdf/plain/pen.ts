import { type Matrix, times } from '../../../pdf/matrix.ts'
import { type Run, turnOf } from '../runs.ts'
import type { Face } from './face.ts'
import { joiner, type Slope } from './joiner.ts'

/** The state of text (ISO 32000-1, 9.3). */
export interface Setting {
  face: Face | undefined
  size: number
  /** Between letters, between words: units of text space. */
  apart: number
  wordsApart: number
  /** 1 where letters are as wide as they are drawn. */
  stretch: number
  leading: number
  rise: number
  mode: number
}

export const usualSetting: Readonly<Setting> = {
  face: undefined,
  size: 0,
  apart: 0,
  wordsApart: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  mode: 0,
}

/** What stands on a page. */
export interface Shown {
  readonly runs: readonly Run[]
  /** Codes whose font does not say what they are; under no font those that are painted without a trace. */
  readonly unsaid: ReadonlyMap<string | undefined, number>
  /** False where something is shown that another reader knows more of. */
  readonly isPlain: boolean
}

/** Joins letters to runs. */
export interface Pen {
  /** Show codes, and give by how much they move on: units of text space. */
  show(codes: readonly number[], setting: Readonly<Setting>, text: Matrix, page: Matrix): number
  /** What follows belongs to another piece of marked content. */
  turnTo(mark: Run['mark']): void
  readonly shown: Shown
}

/** The mode of painting text in which nothing is painted (9.3.6). */
const invisible = 3

export function penOf(): Pen {
  const { runs, add, turnTo } = joiner()
  const unsaid = new Map<string | undefined, number>()
  let isPlain = true

  const miss = (font: string | undefined, letters: number): void => {
    unsaid.set(font, (unsaid.get(font) ?? 0) + letters)
  }

  function read(code: number, face: Face): string {
    const text = face.text(code)
    if (text === undefined) {
      if (face.isMute) miss(face.name, 1)
      else isPlain = false
      return '\uFFFD'
    }
    // Most letters are of ASCII.
    if (text.charCodeAt(0) < 128) return text
    if (isLeftward.test(text)) isPlain = false
    return isUnseen.test(text) ? '' : text
  }

  return {
    shown: {
      runs,
      unsaid,
      get isPlain() {
        return isPlain
      },
    },
    turnTo,
    show(codes, setting, text, page) {
      const { face, size, apart, wordsApart, stretch, rise, mode } = setting
      if (mode === invisible) miss(undefined, codes.length)
      if (!face) return 0
      if (!face.isPlain) isPlain = false
      const matrix = times(
        stretch === 1 && rise === 0 ? text : times([stretch, 0, 0, 1, 0, rise], text),
        page,
      )
      const slope = slopeOf(face, size, matrix)
      const step = face.isWide ? 2 : 1
      let moved = 0
      for (let at = 0; at + step <= codes.length; at += step) {
        const code = step === 2 ? (codes[at] ?? 0) * 256 + (codes[at + 1] ?? 0) : (codes[at] ?? 0)
        const said = read(code, face)
        const width = face.width(code) * size
        if (said !== '') add(said, matrix[0] * moved + matrix[4], matrix[1] * moved + matrix[5], width, slope)
        moved += width + apart + (step === 1 && code === 32 ? wordsApart : 0)
      }
      return moved * stretch
    },
  }
}

function slopeOf(face: Face, size: number, matrix: Matrix): Slope {
  const a = matrix[0]
  const b = matrix[1]
  const unit = lengthOf(a, b)
  return {
    face,
    size: lengthOf(matrix[2], matrix[3]) * Math.abs(size),
    turn: turnOf(a, b),
    x: unit === 0 ? 1 : a / unit,
    y: b / (unit || 1),
    unit,
  }
}

/** `Math.hypot` minds numbers that no page has, and takes ten times as long: here it is asked for every letter. */
const lengthOf = (x: number, y: number): number => Math.sqrt(x * x + y * y)

/** Set from the right: the file holds it as it is seen, not as it is spoken. */
const isLeftward = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFE]/

/** Without a shape of its own. */
const isUnseen = /^\p{Cf}$/u
