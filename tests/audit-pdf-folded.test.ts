import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'

import { readPdf } from '../scripts/audit/readers/pdf/index.ts'

describe('an imposed file', () => {
  const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']

  /** Sheets with words in columns and rows; those of a row that is turned stand on their heads. */
  const sheets = async (
    sides: readonly (readonly (readonly string[])[])[],
    isTurned = (_side: number, _row: number) => false,
  ) => {
    const document = await PDFDocument.create()
    const font = await document.embedFont('Helvetica')
    for (const [side, rows] of sides.entries()) {
      const page = document.addPage([800, 500])
      for (const [row, cells] of rows.entries())
        for (const [column, text] of cells.entries()) {
          const x = (800 / cells.length) * (column + 0.5)
          const y = 500 - (500 / rows.length) * (row + 0.5)
          page.drawText(text, {
            x,
            y,
            size: 12,
            font,
            rotate: { type: 'degrees' as never, angle: isTurned(side, row) ? 180 : 0 },
          })
        }
    }
    document.catalog.getOrCreateViewerPreferences().setPrintScaling('None' as never)
    return document.save()
  }

  test('a saddle stitched booklet is folded', async () => {
    const [one, two, three, four, five, six, seven, eight] = words as [string, ...string[]] as string[]
    const value = await sheets([
      [[eight, one]],
      [[two, seven]],
      [[six, three]],
      [[four, five]],
    ] as string[][][])
    const reading = await readPdf('a.pdf', value)
    expect(reading.words).toEqual(words)
    expect(reading.facts.pages).toBe(8)
    expect(reading.spots[0]).toEqual({ file: '', page: 1, side: 'sheet 1, front' })
    expect(reading.spots[4]).toEqual({ file: '', page: 5, side: 'sheet 2, back' })
  })

  test('backs for the long edge stand on their heads', async () => {
    const value = await sheets([[['four', 'one']], [['three', 'two']]], (side) => side === 1)
    expect((await readPdf('a.pdf', value)).words).toEqual(['one', 'two', 'three', 'four'])
  })

  test('a zine has an upper row that stands on its head', async () => {
    const value = await sheets(
      [
        [
          ['five', 'four', 'three', 'two'],
          ['six', 'seven', 'eight', 'one'],
        ],
      ],
      (_, row) => row === 0,
    )
    expect((await readPdf('a.pdf', value)).words).toEqual(words)
  })

  test('leaves that are cut lie on each other in two piles', async () => {
    const value = await sheets([
      [['one', 'five']],
      [['six', 'two']],
      [['three', 'seven']],
      [['eight', 'four']],
    ])
    const reading = await readPdf('a.pdf', value, { imposed: { scheme: 'leaves' } })
    expect(reading.words).toEqual(words)
  })
})
