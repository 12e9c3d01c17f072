import { describe, expect, test } from 'vitest'

import { layOut, type StripFacts } from '../scripts/formats/pdf/paginate/order.ts'
import { slotTexts } from '../scripts/formats/pdf/paginate/slots.ts'
import { rules, stripOf } from './paginate-galley.ts'

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
    expect(orders.map(({ strip }) => strip ?? 'blank')).toEqual([
      0,
      'blank',
      1,
      2,
      2,
      'blank',
      3,
      3,
      3,
      'blank',
      4,
    ])
    expect(orders.map(({ folio }) => folio)).toEqual([
      undefined,
      undefined,
      undefined,
      'ii',
      'iii',
      undefined,
      '1',
      '2',
      '3',
      undefined,
      '5',
    ])
    expect(orders.map(({ head }) => head)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      'preface',
      undefined,
      undefined,
      'Title',
      'one',
      undefined,
      undefined,
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
    const slots = [
      slot('far', 0),
      slot('near', 0, 'here'),
      slot('near', 14, 'here'),
      slot('far', 0),
      slot('far2', 0, 'before'),
    ]
    const ids = [
      ['far', 1, 0],
      ['far2', 1, 2],
      ['near', 0, 1],
    ] as const
    expect(slotTexts({ slots, ids }, laid)).toEqual(['p. 3', '', 'p. 1', 'p. 3', ''])
  })
})
