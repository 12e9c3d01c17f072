import type { Element } from 'hast'
import { s } from 'hastscript'

import type { PrintSheet } from './facts.ts'

/** The sheet as it comes from the printer, and what the hand makes of it; decorative: the steps say it in words. */
export function drawFolding(facts: PrintSheet): Element {
  const parts =
    facts.binding === 'zine' ? zine(facts) : facts.binding === 'perfect' ? leaves(facts) : booklet(facts)
  return s(
    'svg',
    { viewBox: '0 0 320 130', width: 320, height: 130, ariaHidden: 'true', focusable: 'false' },
    parts,
  )
}

/** Of the sheet on the left. */
const sheet = { x: 10, y: 15, width: 140, height: 99 }

function booklet(facts: PrintSheet): Element[] {
  const rows = facts.cut === 'halves' ? 2 : 1
  const last = (facts.pages + facts.blanks).toString()
  const [left, right] = facts.rightToLeft ? ['1', last] : [last, '1']
  const shape = rows === 2 ? { x: 31, y: 6, width: 82, height: 116 } : sheet
  const middle = shape.x + shape.width / 2
  const high = shape.height / rows
  const numbers = Array.from({ length: rows }, (_, row) => {
    const y = shape.y + high * (row + 0.5) + 5
    const isAlike = row === 0 || facts.copies === 2
    return isAlike
      ? [text(left, shape.x + shape.width / 4, y), text(right, shape.x + (shape.width * 3) / 4, y)]
      : []
  }).flat()
  return [
    box(shape),
    line('fold', middle, shape.y, middle, shape.y + shape.height),
    ...(rows === 2
      ? [line('knife', shape.x - 8, shape.y + high, shape.x + shape.width + 8, shape.y + high)]
      : []),
    ...numbers,
    arrow(),
    ...folded(facts),
  ]
}

/** Lying half open, seen from the front: its spine where the book has it. */
function folded({ rightToLeft, staples, signatures }: PrintSheet): Element[] {
  const mirror = rightToLeft ? { transform: 'translate(490 0) scale(-1 1)' } : {}
  const lefts = signatures.length > 1 ? [0, 5, 10] : [0]
  const parts = lefts.map((shift) =>
    s('path', {
      className: ['paper'],
      d: `M${216 + shift} ${108 - shift} V${18 - shift} L${282 + shift} ${10 - shift} V${100 - shift} Z`,
    }),
  )
  const pins = staples.length > 0 ? [line('staple', 216, 36, 216, 46), line('staple', 216, 80, 216, 90)] : []
  return [
    s('g', mirror, [
      ...parts.toReversed(),
      s('path', { className: ['paper'], d: 'M216 108 V18 L274 26 V116 Z' }),
      ...pins,
    ]),
    text('1', 245, 76),
  ]
}

function leaves(facts: PrintSheet): Element[] {
  const { x, y, width, height } = sheet
  const [rows, piles] = [facts.piles * facts.copies > 2 ? 2 : 1, facts.piles]
  const across = rows === 2 ? [line('knife', x - 8, y + height / 2, x + width + 8, y + height / 2)] : []
  return [
    box(sheet),
    line('knife', x + width / 2, y - 8, x + width / 2, y + height + 8),
    ...across,
    arrow(),
    ...Array.from({ length: piles + 1 }, (_, index) => {
      const shift = (piles - index) * 7
      return box({ x: 215 + shift, y: 16 + shift / 2, width: 62, height: 88 })
    }),
    text('1', 246, 64),
  ]
}

function zine(facts: PrintSheet): Element[] {
  const { x, y, width, height } = { x: 10, y: 15, width: 190, height: 100 }
  const turn = <T>(row: readonly T[]): readonly T[] => (facts.rightToLeft ? row.toReversed() : row)
  const column = (index: number): number => x + (width * (index + 0.5)) / 4
  const fold = [1, 2, 3].map((index) =>
    line('fold', x + (width * index) / 4, y, x + (width * index) / 4, y + height),
  )
  const upper = turn(['5', '4', '3', '2']).map((page, index) => {
    const at = column(index)
    return s('g', { transform: `rotate(180 ${at} ${y + height / 4})` }, [text(page, at, y + height / 4 + 5)])
  })
  const lower = turn(['6', '7', '8', '1']).map((page, index) =>
    text(page, column(index), y + (height * 3) / 4 + 5),
  )
  return [
    box({ x, y, width, height }),
    ...fold,
    line('fold', x, y + height / 2, x + width, y + height / 2),
    line('slit', x + width / 4, y + height / 2, x + (width * 3) / 4, y + height / 2),
    ...upper,
    ...lower,
    s('path', { className: ['arrow'], d: 'M210 65 h22 m-6 -5 l6 5 l-6 5' }),
    s('g', { transform: 'translate(34 6)' }, folded(facts)),
  ]
}

const box = (place: { x: number; y: number; width: number; height: number }): Element =>
  s('rect', { className: ['paper'], ...place })

const line = (kind: string, x1: number, y1: number, x2: number, y2: number): Element =>
  s('line', { className: [kind], x1, y1, x2, y2 })

const text = (content: string, x: number, y: number): Element => s('text', { x, y }, content)

const arrow = (): Element => s('path', { className: ['arrow'], d: 'M164 65 h28 m-7 -6 l7 6 l-7 6' })
