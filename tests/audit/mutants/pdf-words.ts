import { PDFHexString } from '@cantoo/pdf-lib'

import type { Mutant } from './mutant.ts'
import {
  elementWith,
  erase,
  exchange,
  pageWith,
  paintBetween,
  paintTwice,
  passOver,
  rewrite,
} from './pdf-edits.ts'
import { contentOf, key, setContent } from './pdf-file.ts'
import { type PdfDamage, pdfMutant } from './pdf-mutant.ts'

const railway = 'waggons went from sixty a day to'

/** What is painted on the pages: letters lost, changed, doubled, hidden. */
const damages: PdfDamage[] = [
  {
    name: 'line of a paragraph not painted',
    edit: erase(railway),
    about: ['words-missing'],
    source: ['waggons went from sixty'],
    page: [railway],
  },
  {
    name: 'last word of a page not painted',
    edit: erase('each parish.'),
    about: ['words-missing', 'note'],
    source: ['One has been counted twice'],
    page: ['each parish.'],
  },
  {
    name: 'first words of a page not painted',
    edit: erase('His figures are in'),
    about: ['words-missing'],
    source: ['His figures are'],
    page: ['The sum for a given load', 'The surveyor’s report'],
  },
  {
    name: 'second half of a divided word not painted',
    edit: erase('The win-dow from which', 'dow'),
    about: ['words-missing'],
    source: ['The window from which'],
    page: ['This book was written'],
  },
  {
    name: 'one letter changed',
    edit: rewrite('miller named Quilter', 'miller named Quitter'),
    about: ['words-missing', 'words-added'],
    source: ['miller named Quilter'],
    page: ['miller named'],
  },
  {
    name: 'year changed, 1848 to 1844',
    edit: rewrite('In 1848 the', 'In 1844 the'),
    about: ['words-missing', 'words-added'],
    source: ['In 1848 the trustees'],
    page: ['A turnpike was'],
  },
  {
    name: 'accent lost',
    edit: rewrite('der lügt nicht', 'der lugt nicht'),
    about: ['words-missing', 'words-added'],
    source: ['Wer wiegt'],
    page: ['Wer wiegt'],
  },
  {
    name: 'heading not painted',
    edit: erase('What Passed Under the Beam'),
    about: ['words-missing', 'heading'],
    source: ['## What Passed'],
    page: ['What Passed Under the Beam'],
  },
  {
    name: 'list item not painted',
    edit: erase('riders, who paid a penny and grumbled;'),
    about: ['words-missing', 'list'],
    source: ['riders, who paid'],
    page: ['riders, who paid'],
  },
  {
    name: 'line of verse not painted',
    edit: erase('the postboy’s horn is passage too,'),
    about: ['words-missing', 'verse'],
    source: ['horn is passage too'],
    page: ['passage too'],
  },
  {
    name: 'line of code not painted',
    edit: erase('excess = (weight - free) / hundredweight'),
    about: ['words-missing', 'code'],
    source: ['excess = (weight'],
    page: ['excess = (weight'],
  },
  {
    name: 'number in a table not painted',
    edit: erase('5926'),
    about: ['words-missing', 'cell'],
    source: ['| Midsummer'],
    page: ['5926'],
  },
  {
    name: 'numbers of two cells exchanged',
    edit: exchange('4318', '5926'),
    about: ['words-missing', 'order', 'cell'],
    source: ['| Lady Day', '| Midsummer'],
    page: ['Midsummer'],
  },
  {
    name: 'caption not painted',
    edit: erase('Receipts by quarter.'),
    about: ['words-missing', 'caption'],
    source: ['Table: Receipts'],
    page: ['Receipts by quarter'],
  },
  {
    name: 'attribution of the epigraph not painted',
    edit: erase('Josiah Albury, A Survey of the Turnpikes (Albury 3)'),
    about: ['words-missing', 'epigraph', 'citation'],
    source: ['— Josiah Albury'],
    page: ['Whoever would pass'],
  },
  {
    name: 'note not painted',
    edit: erase('Quarter of a mile, or four hundred and two metres.'),
    about: ['note', 'words-missing'],
    source: ['Quarter of a mile'],
    page: ['Quarter of a mile'],
  },
  {
    name: 'last sentence of a note not painted',
    edit: erase('The vestry did not, and paid.'),
    about: ['note', 'words-missing'],
    source: ['The vestry did not'],
    page: ['The vestry did not'],
  },
  {
    name: 'locator not painted',
    edit: erase('112).'),
    about: ['locator', 'citation', 'words-missing'],
    source: ['@albury1897, p. 112'],
    page: ['The surveyor’s report'],
  },
  {
    name: 'locator changed',
    edit: rewrite('Dunmore 60–62', 'Dunmore 20–22'),
    about: ['locator', 'citation', 'words-missing'],
    source: ['see @dunmore1988'],
    page: ['Dunmore 60'],
  },
  {
    name: 'citation not painted',
    edit: erase('(Dunmore 55)'),
    about: ['citation', 'words-missing'],
    source: ['@dunmore1988, p. 55'],
    page: ['Dunmore 55'],
  },
  {
    name: 'work not painted in the works cited',
    edit: erase(
      'Brandt, Lotte. ‘Die Waage am Schlagbaum’. Zeitschrift für Wegekunde, vol. 9, no. 2, 1922, pp. 113–40.',
    ),
    about: ['work', 'words-missing'],
    source: ['- id: brandt1922', '@brandt1922, pp. 120'],
    page: ['Schlagbaum'],
  },
  {
    name: 'number of a call changed',
    edit: rewrite('two furlongs.1', 'two furlongs.3'),
    about: ['note-call', 'note', 'words-added'],
    source: ['two furlongs.'],
    page: ['two furlongs'],
  },
  {
    name: 'page number of a cross-reference changed',
    edit: rewrite('His figures are in Appendix A, p. 12', 'His figures are in Appendix A, p. 14'),
    about: ['reference', 'label', 'words-added'],
    source: ['in [](#tables), and what'],
    page: ['The sum for a given load'],
  },
  {
    name: 'page number in the contents changed',
    edit: rewrite('The Last Coin10', 'The Last Coin11'),
    about: ['contents', 'reference'],
    source: ['# The Last Coin'],
    page: ['Part I: The Road'],
  },
  {
    name: 'paragraph painted twice',
    edit: paintTwice('It was she who'),
    about: ['words-twice', 'words-added'],
    source: ['It was she who'],
    page: ['It was she who'],
  },
  {
    name: 'picture not painted',
    edit: (pdf) => {
      const page = pageWith(pdf, 'Figures from the Ledgers 13')
      const content = contentOf(pdf.document, page)
      if (!/\/X\d+ Do/.test(content)) throw new Error('No picture is painted')
      setContent(pdf.document, page, content.replace(/\/X\d+ Do/, ''))
    },
    about: ['picture', 'figure'],
    source: ['![A halfpenny'],
    page: ['Figures from the Ledgers 13'],
    unseen: 'its tags and its description are whole: only who paints the page knows it',
  },
  {
    name: 'words painted invisibly',
    edit: paintBetween('It was she who planted the quince.', '3 Tr', '0 Tr'),
    about: ['hidden', 'unreadable', 'words-missing'],
    // The page is known, and where its text begins.
    source: ['It was she who', '# The Keepers'],
    page: ['It was she who'],
  },
  {
    name: 'words painted white',
    edit: paintBetween('It was she who planted the quince.', '1 1 1 rg', '0 0 0 rg'),
    about: ['hidden', 'unreadable', 'words-missing'],
    source: ['It was she who'],
    page: ['It was she who'],
    unseen: 'white letters may stand on something dark: only who paints the page knows it',
  },
  {
    name: 'paragraph that a screen reader passes over',
    edit: passOver('They were mistaken'),
    about: ['hidden', 'structure', 'words-missing', 'unreadable'],
    source: ['They were mistaken', 'Eleven keepers held'],
    page: ['They were mistaken'],
  },
  {
    name: 'paragraph with other words for a screen reader',
    edit: (pdf) =>
      elementWith(pdf, 'It was she who', 'P').dict.set(key('ActualText'), PDFHexString.fromText('Nothing.')),
    about: ['unreadable', 'hidden', 'words-missing', 'words-added'],
    source: ['She was followed by'],
    page: ['It was she who'],
  },
  {
    name: 'page with nothing on it',
    edit: (pdf) => setContent(pdf.document, pageWith(pdf, 'Widow Tansy kept'), ''),
    about: ['words-missing', 'page', 'section'],
    source: ['# The Keepers', 'Widow Tansy kept', 'Eleven keepers held', 'She was followed by'],
    page: ['Widow Tansy kept'],
  },
]

export const pdfWordMutants: Mutant[] = damages.map(pdfMutant)
