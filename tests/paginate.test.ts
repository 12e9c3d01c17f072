import { describe, expect, test } from 'vitest'

import { layOut, type StripFacts } from '../scripts/formats/pdf/paginate/order.ts'
import { paginate, type PageCut } from '../scripts/formats/pdf/paginate/paginate.ts'
import { slotTexts } from '../scripts/formats/pdf/paginate/slots.ts'
import type { Box, Note, Strip } from '../scripts/model/galley.ts'

/** A page of ten lines of 10 px. */
const rules = { height: 100, line: 10, separator: 10 }

interface BlockSpec {
  readonly lines: number
  readonly keep?: true
  readonly height?: number
  /** Line -> notes called in it. */
  readonly notes?: Readonly<Record<number, readonly number[]>>
  readonly hyphens?: readonly number[]
  readonly repeat?: number
}

/** Blocks one below the other, without space between. */
function stripOf(...blocks: readonly BlockSpec[]): Strip {
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

const noteOf = (lines: number, height = 10): Note => ({
  boxes: Array.from({ length: lines }, (_, index) => ({ top: index * height, bottom: (index + 1) * height })),
})

const ends = (cuts: readonly PageCut[]): number[] => cuts.map(({ to }) => to)
const set = (strip: Strip, notes: readonly Note[] = [], first: 'left' | 'right' = 'right') =>
  paginate(strip, notes, rules, first)

/** Every box once and in order, every note's box once and in order. */
function expectWhole(strip: Strip, notes: readonly Note[], cuts: readonly PageCut[]): void {
  expect(cuts.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, at) => from + at))).toEqual(
    strip.boxes.map((_, index) => index),
  )
  const called = strip.boxes.flatMap((box) => box.notes ?? [])
  const set = cuts.flatMap((cut) => cut.notes)
  for (const note of called) {
    const parts = set.filter((part) => part.note === note)
    expect(parts[0]?.from).toBe(0)
    expect(parts.at(-1)?.to).toBe(notes[note]?.boxes.length)
    for (const [index, part] of parts.entries()) if (index > 0) expect(part.from).toBe(parts[index - 1]?.to)
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
    expect(ends(set(stripOf({ lines: 30 })))).toEqual([10, 20, 30])
  })

  test('no last line of a paragraph stands alone at the head of a page', () => {
    const cuts = set(stripOf({ lines: 4 }, { lines: 7 }, { lines: 9 }))
    expect(cuts.some(({ from }) => from === 10)).toBe(false)
  })

  test('no first line of a paragraph stands alone at the foot of a page', () => {
    const cuts = set(stripOf({ lines: 9 }, { lines: 6 }, { lines: 6 }))
    expect(cuts[0]?.to).toBe(9)
  })

  test('a heading is never last, nor with one line below it only', () => {
    for (const before of [7, 8, 9, 10]) {
      const cuts = set(stripOf({ lines: before }, { lines: 1, keep: true }, { lines: 8 }, { lines: 8 }))
      for (const { to } of cuts.slice(0, -1)) expect([before + 1, before + 2]).not.toContain(to)
    }
  })

  test('facing pages are equally long where one has to be short', () => {
    // Greedy pages would end at 10, 19: the verso full, the recto one line short.
    const strip = stripOf({ lines: 8 }, { lines: 10 }, { lines: 3 }, { lines: 12 }, { lines: 8 })
    const cuts = set(strip, [], 'left')
    const [left = 0, right = 0] = cuts.slice(0, 2).map(({ from, to }) => to - from)
    expect(Math.abs(left - right)).toBeLessThanOrEqual(1)
  })

  test('a word is not divided between leaves where a line less avoids it', () => {
    const strip = stripOf({ lines: 36, hyphens: [9] })
    expect(ends(set(strip))[0]).not.toBe(10)
  })

  test('a short table stays whole, a long one repeats its head', () => {
    expect(ends(set(stripOf({ lines: 7 }, { lines: 5, repeat: 10 }, { lines: 5 })))).toContain(7)
    const table = stripOf({ lines: 40, repeat: 10 })
    const cuts = set(table)
    for (const cut of cuts) expect(used(table, [], cut)).toBeLessThanOrEqual(100)
    expect(cuts.length).toBeGreaterThan(4)
  })
})

describe('notes', () => {
  test('stand on the page of their call', () => {
    const strip = stripOf({ lines: 20, notes: { 3: [0], 8: [1] } })
    const notes = [noteOf(2), noteOf(2)]
    const cuts = set(strip, notes)
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
    const cuts = set(strip, notes)
    expectWhole(strip, notes, cuts)
    const parts = cuts.flatMap((cut) => cut.notes)
    expect(parts.length).toBeGreaterThan(1)
    for (const { from, to } of parts) expect(to - from).toBeGreaterThanOrEqual(2)
    for (const cut of cuts) expect(used(strip, notes, cut)).toBeLessThanOrEqual(100)
  })

  test('one of three hundred lines fills pages of its own when the text is over', () => {
    const strip = stripOf({ lines: 6, notes: { 2: [0] } })
    const notes = [noteOf(300)]
    const cuts = set(strip, notes)
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
    const cuts = set(strip)
    expectWhole(strip, [], cuts)
    expect(cuts.length).toBeGreaterThanOrEqual(least)
  })

  test('a page that is lower than a line', () => {
    const strip = stripOf({ lines: 5, notes: { 1: [0] } })
    const notes = [noteOf(3)]
    const cuts = paginate(strip, notes, { height: 4, line: 10, separator: 10 }, 'left')
    expectWhole(strip, notes, cuts)
  })
})

/** Mulberry32: the same numbers on every run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

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
    const cuts = set(strip, notes, seed % 2 ? 'left' : 'right')
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

describe('a book', () => {
  const fact = (id: string, more: Partial<StripFacts> = {}): StripFacts => ({
    id,
    numbering: 'arabic',
    start: 'any',
    heads: { left: 'Title', right: id },
    ...more,
  })
  const page = stripOf({ lines: 5 })

  test('chapters begin on rectos, with blank pages that show nothing', () => {
    const facts = [
      fact('cover', { style: 'cover', numbering: 'none' }),
      fact('title', { style: 'plain', numbering: 'roman', start: 'recto' }),
      fact('preface', { numbering: 'roman' }),
      fact('one', { start: 'recto' }),
      fact('two', { start: 'recto' }),
    ]
    const strips = [page, page, stripOf({ lines: 15 }), stripOf({ lines: 25 }), page]
    const { orders, facts: pages } = layOut(strips, facts, [], rules)
    expect(pages.map(({ label }) => label)).toEqual(['', '', 'i', 'ii', 'iii', 'iv', '1', '2', '3', '4', '5'])
    expect(orders.map(({ strip }) => strip ?? 'blank')).toEqual([0, 'blank', 1, 2, 2, 'blank', 3, 3, 3, 'blank', 4])
    expect(orders.map(({ folio }) => folio)).toEqual([
      undefined, undefined, undefined, 'ii', 'iii', undefined, '1', '2', '3', undefined, '5',
    ])
    expect(orders.map(({ head }) => head)).toEqual([
      undefined, undefined, undefined, undefined, 'preface', undefined, undefined, 'Title', 'one', undefined, undefined,
    ])
    expect(pages.filter(({ isBlank }) => isBlank)).toHaveLength(3)
  })

  test('read from right to left, its rectos lie on the left', () => {
    const { orders } = layOut([page, page], [fact('a'), fact('b')], [], { ...rules, rtl: true })
    expect(orders.map(({ side }) => side)).toEqual(['left', 'right'])
  })

  test('slots say pages, and say none twice', () => {
    const strips = [stripOf({ lines: 15 }), page]
    const laid = layOut(strips, [fact('a'), fact('b')], [], rules)
    const slot = (target: string, box: number, unless?: 'here' | 'before') => ({
      target,
      strip: 0,
      box,
      form: 'p. {n}',
      ...(unless && { unless }),
    })
    const slots = [slot('far', 0), slot('near', 0, 'here'), slot('near', 14, 'here'), slot('far', 0), slot('far2', 0, 'before')]
    const ids = [['far', 1, 0], ['far2', 1, 2], ['near', 0, 1]] as const
    expect(slotTexts({ slots, ids }, laid)).toEqual(['p. 3', '', 'p. 1', 'p. 3', ''])
  })
})
