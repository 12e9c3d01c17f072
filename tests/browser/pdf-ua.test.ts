import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { build } from '../../scripts/build.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { checkPdfUa } from '../../scripts/audit/conformance/pdf-ua/index.ts'
import { openTagged } from '../../scripts/audit/conformance/pdf-ua/file.ts'
import { textIn } from '../../scripts/audit/pdf/values.ts'

const long = Array.from({ length: 400 }, (_, index) => `word${index}`).join(' ')

const world = memoryWorld({
  files: {
    'publication.yaml': 'title: Tagged\nauthors: [Ann Author]\nlang: en\ndate: 2024\n',
    'a.md': `# One

A call.[^a] ${long} And [une feuille]{lang=fr}.

- one
- two

  > quoted

| Year | Price |
|---|---|
| 1900 | 3 |

![A square](square.svg "Its caption.")

## Below

#### Far below

${long}

[^a]: The note, with [a link](https://example.org).
`,
    'square.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h40v40z"/></svg>',
  },
})

let bytes: Uint8Array
beforeAll(async () => {
  const { artifacts } = await build(world, { formats: ['pdf'] })
  bytes = artifacts[0]?.value as Uint8Array
})
afterAll(() => world.close())

test('a book meets the conditions', async () => {
  expect(await checkPdfUa(bytes)).toEqual([])
})

test('a paragraph on two pages is one, its note follows it, and languages stay', async () => {
  const { elements } = await openTagged(bytes)
  const paragraph = elements.find(
    ({ role, content }) => role === 'P' && new Set(content.map(({ page }) => page)).size > 1,
  )
  expect(paragraph?.children.map(({ role }) => role)).toContain('Link')
  const siblings = paragraph?.parent?.children ?? []
  expect(siblings[siblings.indexOf(paragraph as never) + 1]?.role).toBe('Note')
  expect(elements.map(({ dict }) => textIn(dict, 'Lang'))).toContain('fr')
  expect(
    elements
      .filter(({ role }) => /^H\d$/.test(role))
      .map(({ role }) => role)
      .slice(-3, -1),
  ).toEqual(['H2', 'H3'])
})

const name = (text: string): PDFName => PDFName.of(text)

/** Damage to a sound file, and the clause that names it. */
const mutants: readonly [string, string, (document: PDFDocument, find: (type: string) => PDFDict) => void][] =
  [
    ['the metadata', '7.1-8', ({ catalog }) => catalog.delete(name('Metadata'))],
    ['the mark', '6.2-1', ({ catalog }) => catalog.delete(name('MarkInfo'))],
    ['the shown title', '7.1-10', ({ catalog }) => catalog.delete(name('ViewerPreferences'))],
    ['the language', '7.2-33', ({ catalog }) => catalog.delete(name('Lang'))],
    ['a language of ours', '7.2-29', (_, find) => find('P').set(name('Lang'), PDFString.of('en-x-join-3'))],
    ['a type of nobody', '7.1-5', (_, find) => find('P').set(name('S'), name('Paragraph'))],
    ['a description', '7.3-1', (_, find) => find('Figure').delete(name('Alt'))],
    ['a note’s name', '7.9-1', (_, find) => find('Note').delete(name('ID'))],
    ['a level of headings', '7.4.2-1', (_, find) => find('H2').set(name('S'), name('H5'))],
    ['an item', '7.2-19', (_, find) => find('LI').set(name('S'), name('P'))],
    ['a cell', '7.2-10', (_, find) => find('TD').set(name('S'), name('P'))],
    [
      'a parent',
      '7.1-12',
      (document, find) => find('LI').set(name('P'), document.catalog.get(name('Pages')) as never),
    ],
    [
      'the parent tree',
      'ISO 32000-1, 14.7.4.4',
      ({ catalog }) => catalog.lookup(name('StructTreeRoot'), PDFDict).delete(name('ParentTree')),
    ],
    ['the tree', '7.1-11', ({ catalog }) => catalog.delete(name('StructTreeRoot'))],
    ['words of a link', '7.18.5-2', (document) => annotationOf(document).delete(name('Contents'))],
    ['a link’s element', '7.18.5-1', (_, find) => find('Link').set(name('S'), name('Span'))],
    [
      'a link’s end',
      'ISO 32000-1, 12.5.6.5',
      (document) => {
        annotationOf(document).delete(name('Dest'))
        annotationOf(document).delete(name('A'))
      },
    ],
    [
      'the order of tabs',
      '7.18.3-1',
      (document) => document.getPages().forEach((page) => page.node.delete(name('Tabs'))),
    ],
    [
      'a font’s characters',
      '7.21.7-1',
      (document) => eachFont(document, 'Type0').forEach((font) => font.delete(name('ToUnicode'))),
    ],
    [
      'a font’s file',
      '7.21.4.1-1',
      (document) =>
        document.context
          .enumerateIndirectObjects()
          .forEach(([, object]) => object instanceof PDFDict && object.delete(name('FontFile2'))),
    ],
    ['a paragraph’s content', 'ISO 32000-1, 14.7.4', (_, find) => find('H1').delete(name('K'))],
    [
      'an artifact’s mark',
      '7.1-3',
      (document) => {
        const page = document.getPages().at(-1)
        const stream = PDFRawStream.of(
          document.context.obj({}) as PDFDict,
          new TextEncoder().encode('0 0 10 10 re\nf\n'),
        )
        page?.node.set(name('Contents'), document.context.register(stream))
      },
    ],
    [
      'a script',
      '7.19',
      ({ catalog, context }) =>
        catalog.set(name('OpenAction'), context.obj({ S: 'JavaScript', JS: PDFHexString.fromText('1') })),
    ],
  ]

function annotationOf(document: PDFDocument): PDFDict {
  for (const page of document.getPages()) {
    const list = page.node.lookup(name('Annots'))
    if (list instanceof PDFArray && list.size() > 0) return list.lookup(0, PDFDict)
  }
  throw new Error('There is no link')
}

const eachFont = (document: PDFDocument, type: string): PDFDict[] =>
  document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && object.get(name('Subtype')) === name(type) ? [object] : [],
    )

test.each(mutants)('the check misses %s', async (_, clause, damage) => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const find = (type: string): PDFDict => {
    for (const [, object] of document.context.enumerateIndirectObjects())
      if (object instanceof PDFDict && object.get(name('S')) === name(type) && object.has(name('P')))
        return object
    throw new Error(`There is no ${type}`)
  }
  damage(document, find)
  const found = await checkPdfUa(await document.save())
  expect(found.map((fault) => fault.clause)).toContain(clause)
})
