import type { Box, Note, Strip } from '../scripts/model/galley.ts'

/** A page of ten lines of 10 px. */
export const rules = { height: 100, line: 10, separator: 10 }

export interface BlockSpec {
  readonly lines: number
  readonly keep?: true
  readonly height?: number
  /** Line -> notes called in it. */
  readonly notes?: Readonly<Record<number, readonly number[]>>
  readonly hyphens?: readonly number[]
  readonly repeat?: number
}

/** Blocks one below the other, without space between. */
export function stripOf(...blocks: readonly BlockSpec[]): Strip {
  const boxes: Box[] = []
  let top = 0
  for (const [block, { lines, keep, height = 10, notes = {}, hyphens = [], repeat }] of blocks.entries()) {
    for (let index = 0; index < lines; index += 1) {
      boxes.push({
        top,
        bottom: top + height,
        block,
        index,
        count: lines,
        ...(keep && { keep }),
        ...(notes[index] && { notes: notes[index] }),
        ...(hyphens.includes(index) && { hyphen: true as const }),
        ...(repeat && index > 0 && { repeat }),
      })
      top += height
    }
  }
  return { boxes }
}

export const noteOf = (lines: number, height = 10): Note => ({
  boxes: Array.from({ length: lines }, (_, index) => ({ top: index * height, bottom: (index + 1) * height })),
})

/** Mulberry32: the same numbers on every run. */
export function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
