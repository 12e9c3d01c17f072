import { describe, expect, test } from 'vitest'

import { paginate, type PageCut } from '../scripts/formats/pdf/paginate/paginate.ts'
import type { Note, Strip } from '../scripts/model/galley.ts'
import { type BlockSpec, noteOf, random, rules, stripOf } from './paginate-galley.ts'

const ends = (cuts: readonly PageCut[]): number[] => cuts.map(({ to }) => to)
const pagesOf = (strip: Strip, notes: readonly Note[] = [], first: 'left' | 'right' = 'right') =>
  paginate(strip, notes, rules, first)

/** Every box once and in order, every note's box once and in order. */
function expectWhole(strip: Strip, notes: readonly Note[], cuts: readonly PageCut[]): void {
  expect(cuts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at))).toEqual(
    strip.boxes.map((_, index) => index),
  )
  const called = strip.boxes.flatMap((box) => box.notes ?? [])
  const placed = cuts.flatMap((cut) => cut.notes)
  for (const note of called) {
    const parts = placed.filter((part) => part.note === note)
    expect(parts[0]?.from).toBe(0)
    expect(parts.at(-1)?.to).toBe(notes[note]?.boxes.length)
    expect(parts.slice(1).map(({ from }) => from)).toEqual(parts.slice(0, -1).map(({ to }) => to))
  }
}

function used(strip: Strip, notes: readonly Note[], { from, to, notes: parts }: PageCut): number {
  const [first, last] = [strip.boxes[from], strip.boxes[to - 1]]
  const text = first && last && to > from ? last.bottom - first.top + (first.repeat ?? 0) : 0
  const feet = parts.reduce((sum, part) => {
    const boxes = notes[part.note]?.boxes ?? []
    return sum + (boxes[part.to - 1]?.bottom ?? 0) - (boxes[part.from]?.top ?? 0)
  }, 0)
  return text + feet + (parts.length > 0 ? rules.separator : 0)
}

describe('the ends of pages', () => {
  test('a page is filled', () => {
    expect(ends(pagesOf(stripOf({ lines: 30 })))).toEqual([10, 20, 30])
  })

  test('no last line of a paragraph stands alone at the head of a page', () => {
    const cuts = pagesOf(stripOf({ lines: 4 }, { lines: 7 }, { lines: 9 }))
    expect(cuts.some(({ from }) => from === 10)).toBe(false)
  })

  test('no first line of a paragraph stands alone at the foot of a page', () => {
    const cuts = pagesOf(stripOf({ lines: 9 }, { lines: 6 }, { lines: 6 }))
    expect(cuts[0]?.to).toBe(9)
  })

  test('a heading is never last, nor with one line below it only', () => {
    for (const before of [7, 8, 9, 10]) {
      const cuts = pagesOf(stripOf({ lines: before }, { lines: 1, keep: true }, { lines: 8 }, { lines: 8 }))
      for (const { to } of cuts.slice(0, -1)) expect([before + 1, before + 2]).not.toContain(to)
    }
  })

  test('facing pages are equally long where one has to be short', () => {
    // Greedy pages would end at 10, 19: the verso full, the recto one line short.
    const strip = stripOf({ lines: 8 }, { lines: 10 }, { lines: 3 }, { lines: 12 }, { lines: 8 })
    const cuts = pagesOf(strip, [], 'left')
    const [left = 0, right = 0] = cuts.slice(0, 2).map(({ from, to }) => to - from)
    expect(Math.abs(left - right)).toBeLessThanOrEqual(1)
  })

  test('a word is not divided between leaves where a line less avoids it', () => {
    const strip = stripOf({ lines: 36, hyphens: [9] })
    expect(ends(pagesOf(strip))[0]).not.toBe(10)
  })

  test('a short table stays whole, a long one repeats its head', () => {
    expect(ends(pagesOf(stripOf({ lines: 7 }, { lines: 5, repeat: 10 }, { lines: 5 })))).toContain(7)
    const table = stripOf({ lines: 40, repeat: 10 })
    const cuts = pagesOf(table)
    for (const cut of cuts) expect(used(table, [], cut)).toBeLessThanOrEqual(100)
    expect(cuts.length).toBeGreaterThan(4)
  })
})

describe('notes', () => {
  test('stand on the page of their call', () => {
    const strip = stripOf({ lines: 20, notes: { 3: [0], 8: [1] } })
    const notes = [noteOf(2), noteOf(2)]
    const cuts = pagesOf(strip, notes)
    expectWhole(strip, notes, cuts)
    for (const cut of cuts)
      for (const part of cut.notes) {
        const at = strip.boxes.findIndex((box) => box.notes?.includes(part.note))
        expect(at).toBeGreaterThanOrEqual(cut.from)
        expect(at).toBeLessThan(cut.to)
      }
  })

  test('one that is too long goes on overleaf, two lines at least on either side', () => {
    const strip = stripOf({ lines: 30, notes: { 5: [0] } })
    const notes = [noteOf(12)]
    const cuts = pagesOf(strip, notes)
    expectWhole(strip, notes, cuts)
    const parts = cuts.flatMap((cut) => cut.notes)
    expect(parts.length).toBeGreaterThan(1)
    for (const { from, to } of parts) expect(to - from).toBeGreaterThanOrEqual(2)
    for (const cut of cuts) expect(used(strip, notes, cut)).toBeLessThanOrEqual(100)
  })

  test('one of three hundred lines fills pages of its own when the text is over', () => {
    const strip = stripOf({ lines: 6, notes: { 2: [0] } })
    const notes = [noteOf(300)]
    const cuts = pagesOf(strip, notes)
    expectWhole(strip, notes, cuts)
    for (const cut of cuts) expect(used(strip, notes, cut)).toBeLessThanOrEqual(100)
    expect(cuts.at(-1)).toMatchObject({ from: 6, to: 6 })
  })
})

describe('what no page has room for', () => {
  test.each([
    ['a line higher than the page', stripOf({ lines: 3, height: 400 }), 3],
    ['ten thousand headings', stripOf({ lines: 10_000, keep: true }), 1000],
    ['nothing', { boxes: [] }, 0],
  ])('%s', (_, strip, least) => {
    const cuts = pagesOf(strip)
    expectWhole(strip, [], cuts)
    expect(cuts.length).toBeGreaterThanOrEqual(least)
  })

  test('a page that is lower than a line', () => {
    const strip = stripOf({ lines: 5, notes: { 1: [0] } })
    const notes = [noteOf(3)]
    const cuts = paginate(strip, notes, { height: 4, line: 10, separator: 10 }, 'left')
    expectWhole(strip, notes, cuts)
    expect(cuts.length).toBeGreaterThanOrEqual(5)
    // Nor does a note without lines keep it going.
    expectWhole(
      strip,
      [noteOf(0)],
      paginate(strip, [noteOf(0)], { height: 4, line: 10, separator: 10 }, 'left'),
    )
  })
})

test('books at random: nothing is lost, no page is overfull, no line stands alone', () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const next = random(seed)
    const whole = (most: number): number => Math.floor(next() * most)
    const notes: Note[] = []
    const blocks = Array.from({ length: 20 + whole(60) }, (): BlockSpec => {
      if (next() < 0.08) return { lines: 1, keep: true }
      const lines = 1 + whole(12)
      const called: Record<number, number[]> = {}
      if (next() < 0.2) {
        called[whole(lines)] = [notes.length]
        notes.push(noteOf(1 + whole(4), 8))
      }
      return { lines, notes: called }
    })
    const strip = stripOf(...blocks)
    const cuts = pagesOf(strip, notes, seed % 2 ? 'left' : 'right')
    expectWhole(strip, notes, cuts)
    for (const cut of cuts) expect(used(strip, notes, cut)).toBeLessThanOrEqual(100.5)
    for (const { from, to } of cuts.slice(0, -1)) {
      const [last, following] = [strip.boxes[to - 1], strip.boxes[to]]
      expect(to).toBeGreaterThan(from)
      if (!last || !following || last.block !== following.block) continue
      expect(last.index, `seed ${seed}`).toBeGreaterThan(0)
      expect(following.count - following.index, `seed ${seed}`).toBeGreaterThan(1)
    }
  }
})
