import { PDFDocument, PDFName } from '@cantoo/pdf-lib'
import { expect, test } from 'vitest'

import { boxesIn } from '../scripts/formats/pdf/boxes.ts'
import { reportBoxes } from '../scripts/formats/pdf/missing-fonts.ts'
import { editionOf } from './pdf-document-book.ts'

/** A page as the browser writes it: the text of a box, but for the first of each font, stands beside it. */
async function printed(content: string): Promise<PDFDocument> {
  const document = await PDFDocument.create()
  const page = document.addPage([100, 100])
  const font = (Subtype: string) => document.context.obj({ Type: 'Font', Subtype })
  page.node.set(
    PDFName.of('Resources'),
    document.context.obj({ Font: { F1: font('Type0'), F2: font('Type3') } }),
  )
  page.node.set(PDFName.of('Contents'), document.context.register(document.context.stream(content)))
  return document
}

const said = (hex: string, show: string) => `/Span<</ActualText <feff${hex}> >> BDC ${show} EMC`

test.for([
  ['a glyph', 'BT /F1 9 Tf <0003> Tj ET', 0, ''],
  ['a code that holds four noughts across two', 'BT /F1 9 Tf <10000001> Tj ET', 0, ''],
  ['a font of one byte', 'BT /F2 9 Tf <0000> Tj ET', 0, ''],
  ['a box without words', 'BT /F1 9 Tf <0000> Tj ET', 1, ''],
  ['boxes with words', `BT /F1 9 Tf ${said('09260940', '<0000> Tj')} [<0003> 4 <00010000>] TJ ET`, 2, 'दी'],
  ['a letter of two halves', `BT /F1 9 Tf ${said('d83dde00', '<0000> Tj')} ET`, 1, '😀'],
] as const)('%s', async ([, content, count, letters]) => {
  const boxes = boxesIn(await printed(content))
  expect([boxes.count, [...boxes.letters].join('')]).toEqual([count, letters])
})

test('are told once in each file, where the first of the letters stands', async () => {
  const edition = await editionOf({
    'publication.yaml': 'title: A Book\nauthors: A. Writer\n',
    'one.md': '# One\n\nPlain\nand *two 고개* 😀.\n\n고\n',
    'two.md': '# Two\n\nPlain.\n',
  })
  const template = { ...edition.template, uncovered: ['고', '개', '😀', '☑'] }
  const boxes = boxesIn(await printed(`BT /F1 9 Tf ${said('ac1cd83dde00', '<0000> Tj')} ET`))
  for (const _ of [1, 2]) reportBoxes({ ...edition, template }, boxes)
  const [one, two] = edition.publication.sections.map(({ file }) => file.messages)
  expect(one?.filter(({ ruleId }) => ruleId === 'font-missing')).toMatchObject([
    {
      line: 4,
      column: 11,
      reason: 'No font of this machine has 개 😀: the PDF shows boxes',
      note: 'Install a font that has them: `sudo apt install fonts-noto-cjk fonts-noto-color-emoji`.',
      fatal: true,
    },
  ])
  expect(two?.filter(({ ruleId }) => ruleId === 'font-missing')).toEqual([])
})
