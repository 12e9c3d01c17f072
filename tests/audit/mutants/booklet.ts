import { PDFDict } from '@cantoo/pdf-lib'

import type { Tagged } from '../../../scripts/audit/conformance/pdf-ua/file.ts'
import type { Mutant } from './mutant.ts'
import { contentOf, key, setContent, swapPages } from './pdf-file.ts'
import { bookletMutant, type PdfDamage } from './pdf-mutant.ts'

type Placing = { readonly matrix: string; readonly name: string }

/** Change how one page of the book lies on its side: `1 0 0 1 420.9 0.3 cm /P12 Do`. */
const lay =
  (name: string, change: (placing: Placing) => string) =>
  ({ document }: Tagged): void => {
    const pattern = new RegExp(String.raw`((?:-?[\d.]+ ){6})cm /(${name}) Do`)
    const side = document.getPages().findIndex((_, index) => pattern.test(contentOf(document, index)))
    if (side < 0) throw new Error(`No side shows ${name}`)
    const content = contentOf(document, side).replace(pattern, (_, matrix: string) =>
      change({ matrix, name }),
    )
    setContent(document, side, content)
  }

const upside = ({ matrix, name }: Placing): string => {
  const [a, b, c, d, e, f] = matrix.trim().split(/\s+/).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  // Turned by a half about the middle of an A5 page, as near as it matters.
  return `${-a} ${-b} ${-c} ${-d} ${e + 419.5 * a + 595.3 * c} ${f + 419.5 * b + 595.3 * d} cm /${name} Do`
}

/** Where the keepers begin, and where their chapter goes on. */
const [opening, overleaf] = ['Widow Tansy kept', 'One keeper entered']

/** Sheets, their sides and their halves. Pages are those of the folded booklet. */
const damages: PdfDamage[] = [
  {
    name: 'half of a side left blank',
    edit: lay('P16', () => ''),
    about: ['words-missing', 'page'],
    source: ['Widow Tansy kept', 'Eleven keepers held', '# The Keepers', 'She was followed by'],
    page: [opening],
  },
  {
    name: 'page upside down',
    edit: lay('P16', upside),
    about: ['page', 'unreadable', 'order'],
    source: ['Widow Tansy kept', 'Eleven keepers held', '# The Keepers', 'She was followed by'],
    page: [opening],
  },
  {
    name: 'page beside its paper',
    edit: lay('P16', ({ name }) => `1 0 0 1 2000 0 cm /${name} Do`),
    about: ['page', 'hidden', 'words-missing', 'unreadable'],
    source: ['Widow Tansy kept', 'Eleven keepers held', '# The Keepers', 'She was followed by'],
    page: [opening],
  },
  {
    name: 'page half as large',
    edit: lay(
      'P16',
      ({ matrix, name }) => `.5 0 0 .5 ${matrix.trim().split(/\s+/).slice(4).join(' ')} cm /${name} Do`,
    ),
    about: ['page'],
    source: ['Widow Tansy kept', 'Eleven keepers held', '# The Keepers'],
    page: [opening],
    unseen: 'smaller letters are the same words: who looks at sizes is not the audit of words',
  },
  {
    name: 'page of the book twice, and another not at all',
    edit: (pdf) => {
      const { document } = pdf
      const pages = document.getPages()
      const sideOf = (name: string): number =>
        pages.findIndex((_, index) => contentOf(document, index).includes(`/${name} Do`))
      const picturesOf = (side: number): PDFDict => {
        const found = pages[side]?.node.Resources()?.lookup(key('XObject'))
        if (!(found instanceof PDFDict)) throw new Error('The side shows no pages')
        return found
      }
      const form = picturesOf(sideOf('P16')).get(key('P16'))
      if (!form) throw new Error('The page is not where it should be')
      picturesOf(sideOf('P17')).set(key('P16'), form)
      lay('P17', ({ matrix }) => `${matrix}cm /P16 Do`)(pdf)
    },
    about: ['words-twice', 'words-missing', 'page', 'order'],
    source: [
      'One keeper entered',
      '2. then glass',
      'The goat appears',
      'Dunmore thinks',
      'Widow Tansy kept',
      '# The Keepers',
    ],
    page: [opening, overleaf],
  },
  {
    name: 'two sheets swapped',
    edit: ({ document }) => {
      swapPages(document, 2, 4)
      swapPages(document, 3, 5)
    },
    about: ['order', 'page', 'words-missing'],
    source: [
      'whoever is weighed',
      'For the carters',
      'part: The Road',
      'This book was written',
      '# The Gate',
      'A turnpike was',
      'Whoever would pass',
      '# Preface {#preface}',
      'title: The Toll House',
      '# Works Cited',
      '# Figures from the Ledgers',
      '# A List of Words',
      '# The Last Coin',
      'The railway did not',
      'The ledgers run',
    ],
  },
  {
    name: 'front and back of a sheet swapped',
    edit: ({ document }) => swapPages(document, 4, 5),
    about: ['order', 'page', 'words-missing'],
    source: [
      'For the carters',
      'Whoever would pass',
      'title: The Toll House',
      '# Works Cited',
      '# Figures from the Ledgers',
      'The ledgers run',
      '# A List of Words',
      '**Drover.**',
      'This book was written',
      '# Preface {#preface}',
      '# The Last Coin',
      'The railway did not',
    ],
  },
  {
    name: 'sheet dropped',
    edit: ({ document }) => {
      document.removePage(11)
      document.removePage(10)
    },
    about: ['words-missing', 'page', 'order'],
    source: [
      'Every gate carried',
      '# The Tariff',
      '### The Lantern',
      'whale oil',
      '![The tollhouse',
      'After midnight',
      'His figures are',
      '> The keeper is neither',
      'So wrote Josiah',
      '## What Passed',
      '[Wer wiegt',
    ],
  },
  {
    name: 'side dropped',
    edit: ({ document }) => document.removePage(3),
    about: ['words-missing', 'page', 'order'],
    source: [
      'For the carters',
      '# Figures from the Ledgers',
      'The ledgers run',
      '**Drover.**',
      '# A List of Words',
      '![A halfpenny',
      'Anyone who adds',
      'title: The Toll House',
    ],
  },
  {
    name: 'left and right of a side exchanged',
    edit: ({ document }) => {
      const content = contentOf(document, 5)
      const [first, second] = [...content.matchAll(/\/(P\d+) Do/g)].map(([, name = '']) => name)
      if (!first || !second) throw new Error('The side does not show two pages')
      const other = (name: string): string => (name === first ? second : first)
      setContent(
        document,
        5,
        content.replaceAll(/\/(P\d+) Do/g, (_, name: string) => `/${other(name)} Do`),
      )
    },
    about: ['order', 'page', 'words-missing'],
    source: [
      '# Works Cited',
      'Whoever would pass',
      '# The Last Coin',
      'The railway did not',
      'This book was written',
      '# Preface {#preface}',
      '# Figures from the Ledgers',
      'For the carters',
      'The ledgers run',
      'title: The Toll House',
    ],
  },
]

/** Every way in which a saddle-stitched booklet of `../book` is damaged. */
export const bookletMutants: Mutant[] = damages.map(bookletMutant)
