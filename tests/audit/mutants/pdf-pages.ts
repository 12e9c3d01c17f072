import { decodePDFRawStream, PDFDict, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib'

import type { Tagged } from '../../../scripts/audit/conformance/pdf-ua/file.ts'
import type { Mutant } from './mutant.ts'
import { pageWith } from './pdf-edits.ts'
import { key, lettersIn, lettersOf, swapPages } from './pdf-file.ts'
import { type PdfDamage, pdfMutant } from './pdf-mutant.ts'

const fontWith = (pdf: Tagged, words: string): PDFDict => {
  const [first] = lettersOf(pdf.document, words)
  if (!first) throw new Error(`Nothing says ${words}`)
  const fonts = pdf.document.getPage(first.page).node.Resources()?.lookup(key('Font'), PDFDict)
  const font = fonts?.lookup(PDFName.of(first.font))
  if (!(font instanceof PDFDict)) throw new Error(`${words} have no font`)
  return font
}

const mapOf =
  (words: string, change: (map: string) => string) =>
  (pdf: Tagged): void => {
    const font = fontWith(pdf, words)
    const given = font.lookup(key('ToUnicode'))
    if (!(given instanceof PDFRawStream)) throw new Error('The font has no map of letters')
    const text = Buffer.from(decodePDFRawStream(given).decode()).toString('latin1')
    const changed = change(text)
    if (changed === text) throw new Error('The map is as it was')
    font.set(
      key('ToUnicode'),
      pdf.document.context.register(pdf.document.context.flateStream(Buffer.from(changed, 'latin1'))),
    )
  }

/** A map of letters, a hundred rows a table at most (Adobe Technical Note 5014, 1.4). */
function rows(letters: ReadonlyMap<string, string>): string {
  const all = [...letters].map(
    ([code, text]) => `<${code}> <${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`,
  )
  const tables = Array.from({ length: Math.ceil(all.length / 100) }, (_, index) => {
    const some = all.slice(index * 100, index * 100 + 100)
    return `${some.length} beginbfchar\n${some.join('\n')}\nendbfchar`
  })
  const head = '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n'
  const space = '1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n'
  return `${head}${space}${tables.join('\n')}\nendcmap\nend\nend\n`
}

/** Letters that look right and cannot be read, copied or spoken. */
const readings: PdfDamage[] = [
  {
    name: 'font without a map of letters',
    edit: (pdf) => fontWith(pdf, 'whale oil').delete(key('ToUnicode')),
    about: ['unreadable', 'words-missing'],
    source: ['A turnpike was a pole', 'This book was written', 'For the carters', 'title: The Toll House'],
  },
  {
    name: 'map of letters cut off',
    edit: mapOf('whale oil', (map) => {
      const parts = map.split(/(?<=endbf(?:char|range))/)
      return parts.slice(0, 1).join('')
    }),
    about: ['unreadable', 'words-missing', 'words-added'],
    source: ['A turnpike was a pole', 'This book was written', 'For the carters', 'title: The Toll House'],
  },
  {
    name: 'two letters exchanged in the map',
    edit: mapOf('whale oil', (map) => {
      const letters = lettersIn(map)
      const codeOf = (letter: string) => [...letters].find(([, each]) => each === letter)?.[0] ?? ''
      const [q, x] = [codeOf('q'), codeOf('x')]
      letters.set(q, 'x').set(x, 'q')
      return rows(letters)
    }),
    about: ['words-missing', 'words-added', 'unreadable'],
    source: ['squeaks'],
  },
]

/** Pages that are lost, doubled, moved or turned. */
const pages: PdfDamage[] = [
  {
    name: 'page dropped',
    edit: (pdf) => pdf.document.removePage(pageWith(pdf, 'whale oil')),
    about: ['words-missing', 'page', 'figure'],
    source: ['whale oil', '![The tollhouse', 'After midnight', '### The Lantern'],
    page: ['whale oil', 'Every gate carried', 'Four kinds of traffic'],
  },
  {
    name: 'pages swapped',
    edit: (pdf) => {
      const index = pageWith(pdf, 'Widow Tansy kept')
      swapPages(pdf.document, index, index + 1)
    },
    about: ['order', 'page'],
    source: [
      'Widow Tansy kept',
      'Eleven keepers held',
      'One keeper entered',
      '2. then glass',
      '# The Keepers',
      '- rise with the mail',
    ],
    page: ['Widow Tansy kept', 'One keeper entered'],
  },
  {
    name: 'page twice',
    edit: (pdf) => {
      const { document } = pdf
      const index = pageWith(pdf, 'Widow Tansy kept')
      const { node } = document.getPage(index)
      const copy = node.clone(document.context)
      const ref = document.context.register(copy)
      const parent = node.Parent()
      const kids = parent?.Kids()
      const at = kids?.asArray().indexOf(document.getPage(index).ref) ?? -1
      if (!parent || !kids || at < 0) throw new Error('The page is in no list')
      kids.insert(at + 1, ref)
      for (let each: PDFDict | undefined = parent; each; each = each.lookupMaybe(key('Parent'), PDFDict)) {
        each.set(key('Count'), PDFNumber.of(each.lookup(key('Count'), PDFNumber).asNumber() + 1))
      }
    },
    about: ['words-twice', 'words-added', 'page'],
    source: [
      'Widow Tansy kept',
      'Eleven keepers held',
      '# The Keepers',
      'Quarter of a mile',
      'One keeper entered',
      // Where the page that is too many stands.
      'then the tin behind it',
    ],
  },
  {
    name: 'page upside down',
    edit: (pdf) => {
      pdf.document.getPage(pageWith(pdf, 'Widow Tansy kept')).node.set(key('Rotate'), PDFNumber.of(180))
    },
    about: ['page', 'unreadable'],
    source: ['Widow Tansy kept', 'Eleven keepers held', '# The Keepers'],
    page: ['Widow Tansy kept'],
  },
  {
    name: 'page cut off at the right',
    edit: (pdf) => {
      const { node } = pdf.document.getPage(pageWith(pdf, 'Widow Tansy kept'))
      node.set(key('CropBox'), pdf.document.context.obj([0, 0, 200, 595]))
    },
    about: ['page', 'hidden', 'words-missing', 'unreadable'],
    source: ['Widow Tansy kept', 'Eleven keepers held', '# The Keepers'],
    page: ['Widow Tansy kept'],
  },
  {
    name: 'page labels wrong',
    edit: (pdf) => {
      pdf.catalog
        .lookup(key('PageLabels'), PDFDict)
        .set(key('Nums'), pdf.document.context.obj([0, { S: 'D', St: 1 }]))
    },
    // The printed contents name other numbers then.
    about: ['page', 'label', 'metadata', 'reference', 'contents'],
    source: ['title: The Toll House', '# The Gate', '# Preface {#preface}'],
  },
]

export const pdfLetterMutants: Mutant[] = readings.map(pdfMutant)
export const pdfPageMutants: Mutant[] = pages.map(pdfMutant)
