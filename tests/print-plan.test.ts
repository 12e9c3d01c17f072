import { describe, expect, test } from 'vitest'

import type { BookletOptions, Plan, ZineOptions } from './print-folding.ts'
import { a5, fold, optionsFor, readZine } from './print-folding.ts'
import { ImpositionError, planBooklet, planZine } from '../scripts/formats/print/index.ts'

/** Every number of pages from 1 to 70 with every scheme: small enough to try all of them. */
const counts = Array.from({ length: 70 }, (_, index) => index + 1)

const schemes: readonly (readonly [string, Partial<BookletOptions>])[] = [
  ['saddle', {}],
  ['saddle with a cover', { cover: true }],
  ['saddle, long edge', { flip: 'long' }],
  ['saddle, manual', { flip: 'manual' }],
  ['saddle, two copies', { up: 4 }],
  ['saddle, nested halves', { up: 4, copies: 1 }],
  ['saddle, nested halves, long edge', { up: 4, copies: 1, flip: 'long' }],
  ['signatures', { binding: 'signatures' }],
  ['signatures of three', { binding: 'signatures', sheets: 3, cover: true }],
  ['signatures, nested halves', { binding: 'signatures', up: 4, copies: 1 }],
  ['leaves', { binding: 'perfect' }],
  ['leaves with a cover', { binding: 'perfect', cover: true, flip: 'long' }],
  ['leaves, four up', { binding: 'perfect', up: 4, copies: 1 }],
  ['leaves, two copies', { binding: 'perfect', up: 4, copies: 2 }],
]

describe.each(schemes)('%s', (_, wanted) => {
  test.each(['ltr', 'rtl'] as const)('reads in order when folded, %s', (dir) => {
    for (const pages of counts) {
      const options = optionsFor(wanted)
      const plan = planBooklet({ pages, trim: a5, dir }, options)
      for (const copy of fold(plan, options, dir)) {
        expect(copy.filter((page) => page !== undefined)).toEqual(counts.slice(0, pages))
        expect(copy.length).toBe(pages + plan.facts.blanks)
        const kept = options.cover && pages > 1 ? copy.at(-1) : copy[pages - 1]
        expect(kept).toBe(pages)
      }
    }
  })
})

test('twenty pages lie as printers teach it', () => {
  const plan = planBooklet({ pages: 20, trim: a5 }, optionsFor({}))
  expect(sidesOf(plan)).toEqual([
    [20, 1],
    [2, 19],
    [18, 3],
    [4, 17],
    [16, 5],
    [6, 15],
    [14, 7],
    [8, 13],
    [12, 9],
    [10, 11],
  ])
})

test('a book from right to left is the mirror image', () => {
  const plan = planBooklet({ pages: 8, trim: a5, dir: 'rtl' }, optionsFor({}))
  expect(sidesOf(plan).slice(0, 2)).toEqual([
    [1, 8],
    [7, 2],
  ])
})

test('no more than three pages stay blank in signatures of their own choice', () => {
  for (const pages of counts) {
    const { facts } = planBooklet({ pages, trim: a5 }, optionsFor({ binding: 'signatures' }))
    expect(facts.blanks).toBe((4 - (pages % 4)) % 4)
    expect(Math.max(...facts.signatures) - Math.min(...facts.signatures)).toBeLessThanOrEqual(1)
  }
})

test('signatures of m sheets are filled up to 4 m', () => {
  const { facts } = planBooklet({ pages: 50, trim: a5 }, optionsFor({ binding: 'signatures', sheets: 4 }))
  expect(facts).toMatchObject({ signatures: [4, 4, 4, 4], blanks: 14, sheets: 16 })
})

test.each([
  [20, {}, 0.4],
  [20, { thickness: 0.25 }, 1],
  [20, { creep: false }, 0],
  [4, {}, 0],
  [96, { binding: 'signatures', sheets: 4 }, 0.3],
  [20, { binding: 'perfect' }, 0],
] as const)('of %i pages with %o the innermost sheet moves %d mm', (pages, wanted, creep) => {
  expect(planBooklet({ pages, trim: a5 }, optionsFor(wanted)).facts.creep).toBeCloseTo(creep)
})

test('pages keep their size where they fit, and shrink evenly where they do not', () => {
  const scaleOn = (paper: string, trim = a5, more: Partial<BookletOptions> = {}) =>
    planBooklet({ pages: 8, trim }, optionsFor({ paper, ...more })).facts.scale
  const mm = 72 / 25.4
  const page = (width: number, height: number) => ({ width: width * mm, height: height * mm })
  expect(scaleOn('a4')).toBe(1)
  expect(scaleOn('a3')).toBe(1)
  expect(scaleOn('letter', page(139.7, 215.9))).toBe(1)
  expect(scaleOn('a4', page(105, 148), { up: 4 })).toBe(1)
  expect(scaleOn('a4', page(210, 297))).toBeCloseTo(210 / 297, 3)
  expect(scaleOn('letter')).toBeCloseTo(139.7 / 148, 3)
})

test('a zine reads around its slit', () => {
  for (let pages = 1; pages <= 8; pages++) {
    for (const dir of ['ltr', 'rtl'] as const) {
      const read = readZine(planZine({ pages, trim: a5, dir }, zine), dir)
      expect(read.length).toBe(8)
      expect(read.filter((page) => page !== undefined)).toEqual(counts.slice(0, pages))
      expect(read.at(-1)).toBe(pages > 1 ? pages : undefined)
    }
  }
})

const zine: ZineOptions = { paper: 'a4', cover: true, marks: [] }

test.each([
  ['no pages', 0, {}, /no pages/],
  ['a part of a page', 1.5, {}, /no pages/],
  ['negative paper', 4, { thickness: -0.1 }, /-0\.1 mm thick/],
  ['no number', 4, { thickness: Number.NaN }, /thick/],
  ['paper smaller than a line', 4, { paper: '3x4mm' }, /too small/],
  ['a strip of paper', 4, { paper: '50x55mm' }, /% of their size/],
  ['an unknown paper', 4, { paper: 'foolscap' }, /“foolscap” is no size of paper/],
  ['two copies of two up', 4, { copies: 2 }, /up 4/],
] as const)('%s is refused', (_, pages, wanted, message) => {
  const plan = () => planBooklet({ pages, trim: a5 }, optionsFor(wanted))
  expect(plan).toThrow(ImpositionError)
  expect(plan).toThrow(message)
})

test('a zine of nine pages is refused', () => {
  expect(() => planZine({ pages: 9, trim: a5 }, zine)).toThrow(/8 pages, and this has 9/)
})

function sidesOf({ sheets }: Plan): (number | undefined)[][] {
  return sheets
    .flatMap(({ front, back }) => [front, back].flatMap((side) => (side ? [side] : [])))
    .map((side) => side.placements.toSorted((a, b) => a.x - b.x).map(({ page }) => page))
}
