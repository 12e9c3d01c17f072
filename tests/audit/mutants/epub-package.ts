import { instead, swap, without } from './epub-file.ts'
import { type EpubDamage, epubMutant, parts } from './epub-mutant.ts'
import type { Mutant } from './mutant.ts'

const { contents, package: opf, titlepage } = parts

/** What the package and its table of contents say. */
const damages: EpubDamage[] = [
  {
    name: 'chapters swapped in the spine',
    edits: { [opf]: swap('<itemref idref="x-gate"/>', '<itemref idref="x-tariff"/>') },
    about: ['order', 'section'],
    source: ['# The Gate', '# The Tariff', 'A turnpike was a pole', 'Every gate carried'],
    also: [parts.gate, parts.tariff],
  },
  {
    name: 'chapter taken out of the spine',
    edits: { [opf]: without('<itemref idref="x-keepers"/>') },
    about: ['section', 'words-missing', 'link'],
    source: ['# The Keepers', 'Eleven keepers held'],
    also: [parts.keepers, parts.coin, parts.tariff, 'OEBPS/the-house.xhtml'],
  },
  {
    name: 'chapter out of the linear order',
    edits: { [opf]: instead('<itemref idref="x-tables"/>', '<itemref idref="x-tables" linear="no"/>') },
    about: ['section', 'words-missing', 'hidden', 'order'],
    // Of two neighbours in the wrong order either may be the one that has moved.
    source: ['# Figures from the Ledgers', 'The ledgers run', '# A List of Words'],
    also: [parts.tables, parts.wordlist],
  },
  {
    name: 'file of a chapter with no text',
    edits: { [parts.coin]: instead(/<section id="coin"[^]*<\/section>/, '<p></p>') },
    about: ['section', 'words-missing', 'note', 'link'],
    source: ['# The Last Coin', 'The railway did not', 'The last coin was'],
  },
  {
    name: 'title changed',
    edits: { [opf]: instead('<dc:title id="title">The Toll House<', '<dc:title id="title">The Toll Horse<') },
    about: ['metadata'],
    source: ['title: The Toll House'],
  },
  {
    name: 'title changed on the title page',
    edits: { [titlepage]: instead(/The Toll House(?=<\/h1>)/, 'The Toll Horse') },
    about: ['metadata', 'words-missing', 'words-added'],
    source: ['title: The Toll House'],
  },
  {
    name: 'subtitle dropped',
    edits: {
      [opf]: without(/<dc:title id="subtitle">[^<]*<\/dc:title>\s*(?:<meta refines="#subtitle"[^\n]*\n)+/),
    },
    about: ['metadata'],
    source: ['subtitle: Weights'],
  },
  {
    name: 'author dropped',
    edits: {
      [opf]: without(
        /<dc:creator id="creator-2">[^<]*<\/dc:creator>\s*(?:<meta refines="#creator-2"[^\n]*\n)+/,
      ),
    },
    about: ['metadata'],
    source: ['name: Idris Kale'],
  },
  {
    name: 'authors swapped',
    edits: { [opf]: swap('>Hanna Vogel<', '>Idris Kale<') },
    about: ['metadata', 'order'],
    source: ['name: Idris Kale', 'name: Hanna Vogel'],
  },
  {
    name: 'language wrong',
    edits: { [opf]: instead('<dc:language>en-GB<', '<dc:language>de<') },
    about: ['metadata', 'language'],
    source: ['lang: en-GB'],
  },
  {
    name: 'language of a chapter wrong',
    edits: { [parts.keepers]: (text) => text.replaceAll('lang="en-GB"', 'lang="de"') },
    about: ['metadata', 'language'],
    source: ['lang: en-GB', '# The Keepers', 'Eleven keepers'],
  },
  {
    name: 'identifier changed',
    edits: { [opf]: instead('9780306406157', '9783161484100') },
    about: ['metadata'],
    source: ['978-0-306-40615-7'],
  },
  {
    name: 'publisher dropped',
    edits: { [opf]: without('<dc:publisher>Ten Foot Press</dc:publisher>') },
    about: ['metadata'],
    source: ['publisher: Ten Foot Press'],
  },
  {
    name: 'description changed',
    edits: { [opf]: instead('to be damaged by tests', 'to be praised by tests') },
    about: ['metadata'],
    source: ['description: A short book'],
  },
  {
    name: 'date changed',
    edits: { [opf]: instead('<dc:date>2026-03-14<', '<dc:date>2025-03-14<') },
    about: ['metadata'],
    source: ['date: "2026-03-14"'],
  },
  {
    name: 'entry of the contents dropped',
    edits: { [contents]: without('<li><a href="coin.xhtml">Chapter 4: The Last Coin</a></li>') },
    about: ['contents'],
    source: ['# The Last Coin'],
  },
  {
    name: 'entry of the contents to the wrong chapter',
    edits: { [contents]: instead('<a href="tables.xhtml">', '<a href="wordlist.xhtml">') },
    about: ['contents', 'link'],
    source: ['# Figures from the Ledgers', '# A List of Words'],
  },
  {
    name: 'entry of the contents with the wrong title',
    edits: { [contents]: instead('Chapter 3: The Keepers', 'Chapter 3: The Tariff') },
    about: ['contents'],
    source: ['# The Keepers'],
  },
  {
    name: 'entries of the contents swapped',
    edits: {
      [contents]: swap(
        '<li><a href="tables.xhtml">Appendix A: Figures from the Ledgers</a></li>',
        '<li><a href="wordlist.xhtml">Appendix B: A List of Words</a></li>',
      ),
    },
    about: ['contents', 'order'],
    source: ['# Figures from the Ledgers', '# A List of Words'],
  },
  {
    name: 'file of a chapter cut off in the middle',
    edits: { [parts.keepers]: (text) => text.slice(0, text.indexOf('Widow Tansy')) },
    about: ['unreadable', 'words-missing', 'structure'],
    source: ['Widow Tansy kept'],
  },
]

export const packageMutants: Mutant[] = damages.map(epubMutant)
