import { PDFArray, type PDFDict, PDFHexString, type PDFObject, PDFString } from '@cantoo/pdf-lib'

import type { Tagged } from '../../../scripts/audit/conformance/pdf-ua/file.ts'
import type { Mutant } from './mutant.ts'
import { all, info, linkSaying, mislead, outlineOf, outlineSaying, unlink, xmp } from './pdf-edits.ts'
import { key } from './pdf-file.ts'
import { type PdfDamage, pdfMutant } from './pdf-mutant.ts'

const link =
  (says: string, holds?: string) =>
  (pdf: Tagged): PDFDict =>
    linkSaying(pdf, says, holds)

const gate = 'A turnpike was'
const keepers = 'Widow Tansy'

const links: PdfDamage[] = [
  {
    name: 'call of a note no longer a link',
    edit: unlink(link('Note 1', keepers)),
    about: ['note-call', 'link', 'note'],
    source: ['two furlongs.', 'Quarter of a mile'],
    page: [keepers],
  },
  {
    name: 'call of a note to another note',
    edit: mislead(link('Note 1', gate), link('Note 1', keepers)),
    about: ['note-call', 'link', 'note'],
    source: ['word for turning', 'The pike was the pole'],
    page: [gate],
  },
  {
    name: 'backlink of a note to another place',
    edit: mislead(link('Back to text 1', gate), link('Back to text 1', keepers)),
    about: ['backlink', 'link', 'note'],
    source: ['The pike was the pole', 'word for turning'],
    page: [gate],
  },
  {
    name: 'backlink of a note removed',
    edit: unlink(link('Back to text 1', keepers)),
    about: ['backlink', 'link', 'note'],
    source: ['Quarter of a mile', 'two furlongs.'],
    page: [keepers],
  },
  {
    name: 'citation that leads to another work',
    edit: mislead(link('Dunmore 55'), link('Elwes Road Society')),
    about: ['citation', 'link'],
    source: ['@dunmore1988, p. 55'],
    page: ['Dunmore 55'],
  },
  {
    name: 'citation no longer a link',
    edit: unlink(link('Albury 57')),
    about: ['citation', 'link'],
    source: ['squeaks. [@albury1897'],
    page: ['Albury 57'],
  },
  {
    name: 'address of a link changed',
    edit: (pdf) => {
      const action = link('the milestones')(pdf).lookup(key('A'))
      if (!(action && 'set' in action)) throw new Error('The link has no action')
      ;(action as PDFDict).set(key('URI'), PDFString.of('https://example.org/millstones'))
    },
    about: ['link'],
    source: ['[the milestones]('],
    page: ['the milestones'],
  },
  {
    name: 'cross-reference to the wrong appendix',
    edit: mislead(link('Appendix A, p. 12', 'Wer wiegt'), link('Appendix B, p. 14', 'Wer wiegt')),
    about: ['reference', 'link'],
    source: ['in [](#tables), and what'],
    page: ['Wer wiegt'],
  },
  {
    name: 'link to another chapter',
    edit: mislead(link('the first chapter'), link('Chapter 3, p. 8')),
    about: ['link', 'reference'],
    source: ['[the first chapter]'],
    page: ['The railway did not'],
  },
  {
    name: 'entry of the printed contents to the wrong chapter',
    edit: mislead(link('Chapter 4: The Last Coin'), link('Works Cited')),
    about: ['contents', 'link'],
    source: ['# The Last Coin'],
    page: ['Part I: The Road'],
  },
]

const drop = (pdf: Tagged, title: string): void => {
  const item = outlineSaying(pdf, title)
  const [before, after] = [item.lookup(key('Prev')), item.get(key('Next'))]
  if (!before || !('set' in before)) throw new Error(`${title} is the first of its list`)
  const previous = before as PDFDict
  if (after) previous.set(key('Next'), after)
  else previous.delete(key('Next'))
}

const outline: PdfDamage[] = [
  {
    name: 'entry of the outline to the wrong page',
    edit: (pdf) => {
      const [item, other] = [outlineSaying(pdf, 'Chapter 2: The Tariff'), outlineSaying(pdf, 'Works Cited')]
      item.set(key('Dest'), other.get(key('Dest')) as PDFObject)
    },
    about: ['contents', 'link'],
    source: ['# The Tariff'],
  },
  {
    name: 'entry of the outline dropped',
    edit: (pdf) => drop(pdf, 'Chapter 2: The Tariff'),
    about: ['contents'],
    source: ['# The Tariff', '## The Song of the Board'],
  },
  {
    name: 'entry of the outline with the wrong title',
    edit: (pdf) =>
      outlineSaying(pdf, 'Chapter 2: The Tariff').set(
        key('Title'),
        PDFHexString.fromText('Chapter 2: The Traffic'),
      ),
    about: ['contents'],
    source: ['# The Tariff'],
  },
  {
    name: 'outline removed',
    edit: (pdf) => {
      if (outlineOf(pdf).length === 0) throw new Error('There is no outline')
      pdf.catalog.delete(key('Outlines'))
    },
    about: ['contents'],
    source: [
      '# The Gate',
      '# Preface {#preface}',
      'part: The Road',
      'For the carters',
      'title: The Toll House',
    ],
  },
  {
    name: 'named place dropped',
    edit: (pdf) => {
      const names = namesIn(pdf, 'wordlist')
      names.list.remove(names.index)
      names.list.remove(names.index)
    },
    about: ['link', 'reference', 'contents', 'section', 'label'],
    source: ['# A List of Words'],
  },
]

function namesIn({ catalog, document }: Tagged, name: string): { list: PDFArray; index: number } {
  const walk = (value: PDFObject | undefined): { list: PDFArray; index: number }[] => {
    if (!value || !('lookup' in value)) return []
    const dict = value as PDFDict
    const [kids, list] = [dict.lookup(key('Kids')), dict.lookup(key('Names'))]
    const below =
      kids instanceof PDFArray ? kids.asArray().flatMap((kid) => walk(document.context.lookup(kid))) : []
    if (!(list instanceof PDFArray)) return below
    const index = list.asArray().findIndex((each) => {
      const text = document.context.lookup(each)
      return (text instanceof PDFString || text instanceof PDFHexString) && text.decodeText() === name
    })
    return index < 0 ? below : [...below, { list, index }]
  }
  const names = catalog.lookup(key('Names'))
  const [found] = names && 'lookup' in names ? walk((names as PDFDict).lookup(key('Dests'))) : []
  if (!found) throw new Error(`There is no place named ${name}`)
  return found
}

const facts: PdfDamage[] = [
  {
    name: 'title changed in both metadata',
    edit: all(
      xmp((text) => text.replace('>The Toll House: ', '>The Toll Horse: ')),
      info('Title', 'The Toll Horse'),
    ),
    about: ['metadata'],
    source: ['title: The Toll House'],
  },
  {
    name: 'title changed in the XMP metadata',
    edit: xmp((text) => text.replace('>The Toll House: ', '>The Toll Horse: ')),
    about: ['metadata'],
    source: ['title: The Toll House'],
  },
  {
    name: 'title changed in the information dictionary',
    edit: info('Title', 'The Toll Horse'),
    about: ['metadata'],
    source: ['title: The Toll House'],
  },
  {
    name: 'author dropped',
    edit: all(
      xmp((text) => text.replace('<rdf:li>Idris Kale</rdf:li>', '')),
      info('Author', 'Hanna Vogel'),
    ),
    about: ['metadata'],
    source: ['name: Idris Kale'],
  },
  {
    name: 'language removed',
    edit: ({ catalog, elements }) => {
      catalog.delete(key('Lang'))
      for (const { dict } of elements.slice(0, 1)) dict.delete(key('Lang'))
    },
    about: ['metadata', 'language'],
    source: ['lang: en-GB'],
  },
  {
    name: 'language wrong',
    edit: ({ catalog }) => catalog.set(key('Lang'), PDFString.of('de')),
    about: ['metadata', 'language'],
    source: ['lang: en-GB'],
  },
  {
    name: 'description changed',
    edit: all(
      xmp((text) => text.replace('to be damaged by tests', 'to be praised by tests')),
      info('Subject', 'A short book'),
    ),
    about: ['metadata'],
    source: ['description: A short book'],
  },
]

export const pdfLinkMutants: Mutant[] = [...links, ...outline].map(pdfMutant)
export const pdfFactMutants: Mutant[] = facts.map(pdfMutant)
