import { elementFrom, elementWith, instead, without } from './epub-file.ts'
import { type EpubDamage, epubMutant, parts } from './epub-mutant.ts'
import type { Mutant } from './mutant.ts'

const { coin, epigraph, gate, keepers, road, tables, tariff } = parts

/** The words are all there, but they are no longer what they were. */
const structure: EpubDamage[] = [
  {
    name: 'heading dropped',
    edits: { [gate]: without(elementFrom('<h2 id="passed"', 'h2')) },
    about: ['heading', 'words-missing', 'contents', 'link'],
    source: ['## What Passed'],
  },
  {
    name: 'heading made a paragraph',
    edits: {
      [keepers]: instead(elementFrom('<h2 id="a-days-work"', 'h2'), (found) => found.replaceAll(/h2/g, 'p')),
    },
    about: ['heading', 'structure'],
    source: ['## A Day'],
  },
  {
    name: 'level of a heading changed',
    edits: {
      [gate]: instead(elementFrom('<h3 id="the-lantern"', 'h3'), (found) => found.replaceAll(/h3/g, 'h2')),
    },
    about: ['heading', 'structure'],
    source: ['### The Lantern'],
  },
  {
    name: 'title of a chapter dropped',
    edits: { [coin]: without('<span class="title">The Last Coin</span>') },
    about: ['heading', 'words-missing'],
    source: ['# The Last Coin'],
  },
  {
    name: 'page of a part emptied',
    edits: { [road]: without(/<h1[^]*<\/h1>/) },
    about: ['heading', 'section', 'words-missing'],
    source: ['part: The Road'],
  },
  {
    name: 'block quotation made a paragraph',
    edits: {
      [gate]: instead(elementFrom('<blockquote>', 'blockquote'), (found) =>
        found.replaceAll(/<\/?blockquote>/g, ''),
      ),
    },
    about: ['quote', 'structure'],
    source: ['> The keeper is neither'],
  },
  {
    name: 'epigraph made a paragraph',
    edits: {
      [epigraph]: instead(/<figure[^]*<\/figure>/, (found) =>
        found.replaceAll(/<\/?(?:figure|blockquote|figcaption)[^>]*>/g, ''),
      ),
    },
    about: ['epigraph', 'quote', 'structure'],
    source: ['Whoever would pass'],
  },
  {
    name: 'lines of verse joined',
    edits: {
      [tariff]: instead(elementWith('p', 'A penny for the rider'), (found) =>
        found.replaceAll(/<br\/>|<\/?span[^>]*>/g, ''),
      ),
    },
    about: ['verse', 'structure'],
    source: ['A penny for the rider'],
  },
  {
    name: 'two paragraphs made one',
    edits: { [coin]: instead(/with thanks\.<\/p>\s*<p>/, 'with thanks. ') },
    about: ['paragraph', 'structure'],
    source: ['The railway did not', 'The last coin was'],
  },
  {
    name: 'list made a paragraph',
    edits: {
      [keepers]: instead(
        /<ul>\s*<li>rise[^]*?<\/ul>/,
        (found) => `<p>${found.replaceAll(/<\/?(?:ul|ol|li)>/g, '')}</p>`,
      ),
    },
    about: ['list', 'structure'],
    source: ['- rise with the mail'],
  },
  {
    name: 'numbers of a list become bullets',
    edits: { [keepers]: instead(/<ol>\s*<li>wick[^]*?<\/ol>/, (found) => found.replaceAll('ol>', 'ul>')) },
    about: ['list', 'structure'],
    source: ['1. wick first'],
  },
  {
    name: 'numbered list restarted',
    edits: { [gate]: instead('<li>riders, who paid', '</ol><ol><li>riders, who paid') },
    about: ['list', 'structure'],
    source: ['1. coaches with springs', '4. riders'],
  },
  {
    name: 'nested list made flat',
    edits: {
      [gate]: instead(
        /\s*<ul>\s*<li>oxen[^]*?<\/ul>\s*<\/li>/,
        (found) => `</li>${found.replaceAll(/<\/?ul>/g, '').replace(/<\/li>\s*$/, '')}`,
      ),
    },
    about: ['list', 'structure'],
    source: ['3. droves'],
  },
  {
    name: 'table made paragraphs',
    edits: {
      [tables]: instead(elementFrom('<table id="receipts"', 'table'), (found) =>
        found
          .replaceAll(/<\/?(?:table|thead|tbody|tr|caption)[^>]*>/g, '')
          .replaceAll(/<(\/?)t[hd][^>]*>/g, '<$1p>'),
      ),
    },
    about: ['table', 'cell', 'structure'],
    source: ['| Quarter', 'Table: Receipts'],
  },
  {
    name: 'heads of a table made cells',
    edits: {
      [tables]: instead(elementFrom('<thead>', 'thead'), (found) =>
        found.replaceAll(/<(\/?)th(?=[\s>])[^>]*>/g, '<$1td>'),
      ),
    },
    about: ['table', 'cell', 'structure'],
    source: ['| Quarter'],
  },
  {
    name: 'emphasis lost',
    edits: { [gate]: instead('<em>although</em>', 'although') },
    about: ['emphasis', 'structure'],
    source: ['*although*'],
  },
  {
    name: 'language of a span lost',
    edits: { [tariff]: instead('<span lang="de" xml:lang="de">', '<span>') },
    about: ['language'],
    source: ['Wer wiegt'],
  },
  {
    name: 'label of an appendix changed',
    edits: {
      [tables]: instead('<span class="label">Appendix A</span>', '<span class="label">Appendix B</span>'),
    },
    about: ['label', 'heading', 'section'],
    source: ['# Figures from the Ledgers', 'a-tables.md'],
  },
  {
    name: 'label of a figure changed',
    edits: { [gate]: instead('Figure 1.', 'Figure 2.') },
    about: ['label', 'caption'],
    source: ['![The tollhouse'],
  },
  {
    name: 'caption of a figure dropped',
    edits: { [gate]: without(elementFrom('<figcaption>', 'figcaption')) },
    about: ['caption', 'words-missing', 'figure'],
    source: ['![The tollhouse'],
  },
  {
    name: 'caption of a table dropped',
    edits: { [tables]: without(elementFrom('<caption>', 'caption')) },
    about: ['caption', 'words-missing', 'table'],
    source: ['Table: Receipts'],
  },
  {
    name: 'figure dropped',
    edits: { [tables]: without(elementFrom('<figure id="halfpenny"', 'figure')) },
    about: ['figure', 'picture', 'alt'],
    source: ['![A halfpenny'],
  },
  {
    name: 'description of a picture emptied',
    edits: { [tables]: instead('alt="A halfpenny, bent nearly double"', 'alt=""') },
    about: ['alt', 'figure', 'picture'],
    source: ['![A halfpenny'],
  },
  {
    name: 'description of another picture',
    edits: { [gate]: instead(/alt="The tollhouse[^"]*"/, 'alt="A halfpenny, bent nearly double"') },
    about: ['alt', 'figure', 'picture'],
    source: ['![The tollhouse'],
  },
  {
    name: 'another picture',
    edits: { [tables]: instead('images/coin.png', 'images/tollhouse.svg') },
    about: ['picture', 'figure'],
    source: ['![A halfpenny'],
  },
  {
    name: 'file of a picture emptied',
    edits: { 'OEBPS/images/tollhouse.svg': () => '' },
    about: ['picture', 'figure'],
    source: ['![The tollhouse'],
    also: [gate],
  },
]

export const structureMutants: Mutant[] = structure.map(epubMutant)
