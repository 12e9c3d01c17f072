import { expect, test } from 'vitest'

import { breakCost, pageCost, turnCost } from '../scripts/formats/pdf/paginate/blemishes.ts'
import { paginate } from '../scripts/formats/pdf/paginate/paginate.ts'
import type { Box, Note, Strip } from '../scripts/model/galley.ts'
import { type BlockSpec, noteOf, random, rules, stripOf } from './paginate-galley.ts'

const lines = rules.height / rules.line

/** Paragraphs and headings at random, and notes, one in about `apart` lines. */
function bookOf(seed: number, count: number, apart = Number.POSITIVE_INFINITY, longest = 0): [Strip, Note[]] {
  const next = random(seed)
  const notes: Note[] = []
  const blocks: BlockSpec[] = []
  for (let left = count; left > 0; left -= blocks.at(-1)?.lines ?? 1) {
    const isHeading = next() < 0.06
    const length = isHeading ? 1 : 1 + Math.floor(next() * 9)
    const called: Record<number, number[]> = {}
    const hyphens: number[] = []
    for (let line = 0; line < length; line += 1) {
      if (next() < 0.3) hyphens.push(line)
      if (isHeading || next() >= 1 / apart) continue
      called[line] = [notes.length]
      notes.push(noteOf(1 + Math.floor(next() * longest), 8))
    }
    blocks.push(isHeading ? { lines: 1, keep: true } : { lines: length, notes: called, hyphens })
  }
  return [stripOf(...blocks), notes]
}

/** Blemishes of pages that end before these boxes, on a strip without notes. */
function costOf(strip: Strip, ends: readonly number[], first: 'left' | 'right'): number {
  let [cost, from, isLeft, facing] = [0, 0, first === 'left', Number.NaN]
  for (const to of ends) {
    const white = to === strip.boxes.length ? 0 : lines - (to - from)
    const isAlone = isLeft || Number.isNaN(facing) || to === strip.boxes.length
    cost += breakCost(strip, from, to) + pageCost(white, isAlone ? white : facing)
    if (!isLeft) cost += turnCost(strip, to)
    facing = white
    from = to
    isLeft = !isLeft
  }
  return cost
}

/** Every way to cut a strip into pages that lack four lines at most. */
function* allWays(count: number, ends: readonly number[] = []): Generator<number[]> {
  const from = ends.at(-1) ?? 0
  if (from + lines >= count) yield [...ends, count]
  for (let to = Math.min(from + lines, count - 1); to > from && to >= from + lines - 4; to -= 1)
    yield* allWays(count, [...ends, to])
}

test('no other pages have less blemishes', () => {
  let bettered = 0
  for (let seed = 1; seed <= 16; seed += 1) {
    const [strip] = bookOf(seed, 42)
    const first = seed % 2 ? 'left' : 'right'
    const cost = costOf(
      strip,
      paginate(strip, [], rules, first).map(({ to }) => to),
      first,
    )
    for (const ends of allWays(strip.boxes.length))
      expect(cost, `seed ${seed}: ${ends.join(' ')}`).toBeLessThanOrEqual(costOf(strip, ends, first))
    const full = Array.from({ length: Math.ceil(strip.boxes.length / lines) }, (_, page) =>
      Math.min(strip.boxes.length, (page + 1) * lines),
    )
    if (cost < costOf(strip, full, first)) bettered += 1
  }
  expect(bettered).toBeGreaterThan(8)
})

test('notes of several pages begin on the page of their call where the calls leave them room', () => {
  for (let seed = 1; seed <= 12; seed += 1) {
    const next = random(seed)
    const notes = Array.from({ length: 12 }, () => noteOf(1 + Math.floor(next() * 60), 8))
    // The longest takes seven pages, which is possible with three lines of text on each.
    const strip = stripOf(
      ...notes.map((_, note) => ({ lines: 22, notes: { [Math.floor(next() * 2)]: [note] } })),
    )
    for (const { from, to, notes: parts } of paginate(strip, notes, rules, 'right'))
      for (const part of parts) {
        if (part.from > 0) continue
        const call = strip.boxes.findIndex((box) => box.notes?.includes(part.note))
        expect(call >= from && call < to, `seed ${seed}, note ${part.note}`).toBe(true)
      }
  }
})

test('a book twice as long takes twice the work', () => {
  const workOn = (count: number): number => {
    let looks = 0
    const [{ boxes }, notes] = bookOf(7, count, 17, 4)
    const counted = boxes.map((box): Box => ({
      ...box,
      get bottom() {
        looks += 1
        return box.bottom
      },
    }))
    paginate({ boxes: counted }, notes, rules, 'right')
    return looks
  }
  const work = workOn(1500)
  expect(work).toBeGreaterThan(1500)
  expect(workOn(3000) / work).toBeLessThan(2.3)
})
