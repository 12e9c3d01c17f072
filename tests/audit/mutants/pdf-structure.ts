import type { Mutant } from './mutant.ts'
import { all, describe, elementWith, rename, reorder, unhang } from './pdf-edits.ts'
import { key } from './pdf-file.ts'
import { type PdfDamage, pdfMutant } from './pdf-mutant.ts'

/** What a screen reader hears, where the pages look as before. */
const structure: PdfDamage[] = [
  {
    name: 'paragraph left out of the structure tree',
    edit: unhang('Widow Tansy kept', 'P'),
    about: ['words-missing', 'structure', 'paragraph', 'hidden', 'unreadable'],
    source: ['Widow Tansy kept'],
    page: ['Widow Tansy kept'],
  },
  {
    name: 'note left out of the structure tree',
    edit: unhang('Quarter of a mile', 'Note'),
    about: ['note', 'words-missing', 'structure', 'hidden'],
    source: ['Quarter of a mile'],
    page: ['Quarter of a mile'],
  },
  {
    name: 'note that is no note',
    edit: rename('The vestry did not', 'Note', 'Div'),
    about: ['note', 'structure'],
    source: ['Dunmore thinks'],
    page: ['The vestry did not'],
  },
  {
    name: 'paragraphs swapped in the structure tree',
    edit: reorder('Eleven keepers held', 'Widow Tansy kept', 'P'),
    about: ['order', 'structure'],
    source: ['Eleven keepers held', 'Widow Tansy kept'],
    page: ['Widow Tansy kept'],
  },
  {
    name: 'cell left out of the structure tree',
    edit: unhang('5926', 'TD'),
    about: ['cell', 'table', 'words-missing', 'structure', 'hidden'],
    source: ['| Midsummer'],
    page: ['5926'],
  },
  {
    name: 'row left out of the structure tree',
    edit: unhang('5926', 'TR'),
    about: ['cell', 'table', 'words-missing', 'structure', 'hidden'],
    source: ['| Midsummer'],
    page: ['5926'],
  },
  {
    name: 'cells swapped in the structure tree',
    edit: reorder('5926', 'Midsummer', 'TD'),
    about: ['cell', 'table', 'order', 'structure'],
    source: ['| Midsummer'],
    page: ['5926'],
  },
  {
    name: 'head of a table made a cell',
    edit: all(rename('Pounds', 'TH', 'TD'), rename('Carts', 'TH', 'TD'), rename('Quarter Carts', 'TH', 'TD')),
    about: ['cell', 'table', 'structure'],
    source: ['| Quarter'],
    page: ['Pounds'],
  },
  {
    name: 'heading made a paragraph',
    edit: rename('What Passed Under the Beam', 'H2', 'P'),
    about: ['heading', 'structure'],
    source: ['## What Passed'],
    page: ['What Passed Under the Beam'],
  },
  {
    name: 'level of a heading changed',
    edit: rename('The Lantern The lantern', 'H3', 'H2'),
    about: ['heading', 'structure'],
    source: ['### The Lantern'],
    page: ['whale oil'],
  },
  {
    name: 'block quotation made a division',
    edit: rename('The keeper is neither', 'BlockQuote', 'Div'),
    about: ['quote', 'structure'],
    source: ['> The keeper is neither'],
    page: ['The keeper is neither'],
  },
  {
    name: 'list made a division',
    edit: (pdf) => {
      rename('coaches with springs', 'L', 'Div')(pdf)
      for (const item of elementWith(pdf, 'coaches with springs', 'L').children)
        item.dict.set(key('S'), key('P'))
    },
    about: ['list', 'structure'],
    source: ['1. coaches with springs'],
    page: ['coaches with springs'],
  },
  {
    name: 'item left out of the structure tree',
    edit: unhang('riders, who paid', 'LI'),
    about: ['list', 'words-missing', 'structure', 'hidden'],
    source: ['4. riders'],
    page: ['riders, who paid'],
  },
  {
    name: 'description of a picture removed',
    edit: describe(0, undefined),
    about: ['alt', 'figure', 'picture'],
    source: ['![The tollhouse'],
    page: ['whale oil'],
  },
  {
    name: 'description of another picture',
    edit: describe(1, 'The tollhouse at Sallow Bridge'),
    about: ['alt', 'figure', 'picture'],
    source: ['![A halfpenny'],
    page: ['Figures from the Ledgers 13'],
  },
  {
    name: 'figure left out of the structure tree',
    edit: unhang('Figure 1. The house', 'Figure'),
    about: ['figure', 'caption', 'alt', 'words-missing', 'structure', 'hidden'],
    source: ['![The tollhouse'],
    page: ['whale oil'],
  },
  {
    name: 'language of words lost',
    edit: (pdf) => elementWith(pdf, 'Wer wiegt', 'Span').dict.delete(key('Lang')),
    about: ['language'],
    source: ['Wer wiegt'],
    page: ['Wer wiegt'],
  },
  {
    name: 'no structure at all',
    edit: ({ catalog }) => catalog.delete(key('StructTreeRoot')),
    about: ['structure', 'unreadable', 'hidden'],
    source: ['title: The Toll House'],
  },
  {
    name: 'not marked as tagged',
    edit: ({ catalog }) => catalog.delete(key('MarkInfo')),
    about: ['structure', 'metadata', 'unreadable'],
    source: ['title: The Toll House'],
  },
]

export const pdfStructureMutants: Mutant[] = structure.map(pdfMutant)
