import { elementWith, instead, swap, without } from './epub-file.ts'
import { type EpubDamage, epubMutant, parts } from './epub-mutant.ts'
import type { Mutant } from './mutant.ts'

const { coin, gate, keepers, tables, tariff, wordlist } = parts

const tansy =
  'Widow Tansy kept the longest. She came in the year of the comet with three children and a goat, and remained for thirty-one years.'

/** Words that are lost, changed, doubled or moved. */
const damages: EpubDamage[] = [
  {
    name: 'paragraph dropped',
    edits: { [gate]: without(elementWith('p', 'The mail’s privilege was resented')) },
    about: ['words-missing', 'paragraph'],
    source: ['privilege was resented'],
  },
  {
    name: 'paragraph twice',
    edits: { [keepers]: instead(elementWith('p', 'Widow Tansy kept'), (found) => `${found}\n${found}`) },
    about: ['words-twice', 'words-added', 'paragraph'],
    source: ['Widow Tansy kept'],
  },
  {
    name: 'paragraphs swapped',
    edits: { [coin]: swap(elementWith('p', 'The railway did not'), elementWith('p', 'The last coin was')) },
    about: ['order'],
    source: ['The railway did not', 'The last coin was'],
  },
  {
    name: 'paragraph moved to another chapter',
    edits: {
      [keepers]: without(elementWith('p', 'Widow Tansy kept')),
      [coin]: instead(elementWith('p', 'What remains'), (found) => `${found}<p>${tansy}</p>`),
    },
    about: ['order', 'words-missing', 'paragraph'],
    source: ['Widow Tansy kept'],
    also: [coin],
  },
  {
    name: 'sentence dropped in the middle',
    edits: { [keepers]: without('They were mistaken, but the takings rose all the same.') },
    about: ['words-missing'],
    source: ['They were mistaken'],
  },
  {
    name: 'last word of a chapter cut',
    edits: { [coin]: instead('The quince still bears.', 'The quince still') },
    about: ['words-missing'],
    source: ['The quince still bears'],
  },
  {
    name: 'first word of a chapter cut',
    edits: { [tariff]: instead('<p>Every gate carried', '<p>gate carried') },
    about: ['words-missing'],
    source: ['Every gate carried'],
  },
  {
    name: 'last words of the book cut',
    edits: { [wordlist]: without(/ and <a href="gate\.xhtml#house"[^>]*>[^<]*<\/a>/) },
    about: ['words-missing', 'reference'],
    source: ['Compare [](#tariff)'],
  },
  {
    name: 'one word changed',
    edits: { [keepers]: instead('could tell a hoof', 'could tell a horse') },
    about: ['words-missing', 'words-added'],
    source: ['could tell a hoof'],
  },
  {
    name: 'one letter changed',
    edits: { [gate]: instead('a miller named Quilter', 'a miller named Quitter') },
    about: ['words-missing', 'words-added'],
    source: ['miller named Quilter'],
  },
  {
    name: 'accent lost',
    edits: { [tariff]: instead('der lügt nicht', 'der lugt nicht') },
    about: ['words-missing', 'words-added'],
    source: ['Wer wiegt'],
  },
  {
    name: 'year changed, 1848 to 1843',
    edits: { [gate]: instead('In 1848 the', 'In 1843 the') },
    about: ['words-missing', 'words-added'],
    source: ['In 1848 the trustees'],
  },
  {
    name: 'not left out',
    edits: { [coin]: instead('would not have it', 'would have it') },
    about: ['words-missing'],
    source: ['the keeper would not have it'],
  },
  {
    name: 'word inside a language span lost',
    edits: { [tariff]: instead('باب الميزان', 'باب') },
    about: ['words-missing'],
    source: ['باب الميزان'],
  },
  {
    name: 'long word cut at a soft hyphen',
    edits: { [wordlist]: instead('unverbrüchlichkeitseid', 'unverbrüch\u00AD') },
    about: ['words-missing', 'words-added'],
    source: ['unverbrüchlichkeitseid'],
  },
  {
    name: 'words that nobody wrote',
    edits: {
      [gate]: instead(
        elementWith('p', 'After midnight'),
        (found) => `${found}<p>Buy the sequel, out in spring.</p>`,
      ),
    },
    about: ['words-added', 'paragraph'],
    source: ['After midnight', 'from the bell to the hedge'],
  },
  {
    name: 'cell emptied',
    edits: { [tables]: instead('<td class="align-right">5926</td>', '<td class="align-right"></td>') },
    about: ['words-missing', 'cell'],
    source: ['| Midsummer'],
  },
  {
    name: 'two cells swapped',
    edits: { [tables]: swap('<td class="align-right">4318</td>', '<td class="align-right">77</td>') },
    about: ['order', 'cell'],
    source: ['| Lady Day'],
  },
  {
    name: 'table row dropped',
    edits: { [tariff]: without(/<tr>\s*<td>Waggon<[^]*?<\/tr>/) },
    about: ['words-missing', 'table', 'cell'],
    source: ['| Waggon'],
  },
  {
    name: 'table column dropped',
    edits: {
      [tables]: (text) => text.replaceAll(/<t[hd][^>]*>(?:Pounds|77|103|64)<\/t[hd]>/g, () => ''),
    },
    about: ['words-missing', 'table', 'cell'],
    source: ['| Quarter', '| Lady Day', '| Midsummer', '| Martinmas'],
  },
  {
    name: 'line of code dropped',
    edits: { [tariff]: without('excess = (weight - free) / hundredweight\n') },
    about: ['words-missing', 'code'],
    source: ['excess = (weight'],
  },
  {
    name: 'list item dropped',
    edits: { [gate]: without('<li>riders, who paid a penny and grumbled;</li>') },
    about: ['words-missing', 'list'],
    source: ['riders, who paid'],
  },
  {
    name: 'nested list dropped',
    edits: { [keepers]: without(/<ol>\s*<li>wick first[^]*?<\/ol>/) },
    about: ['words-missing', 'list'],
    source: ['wick first', 'then glass', 'then the tin'],
  },
  {
    name: 'text under the attribute hidden',
    edits: {
      [gate]: instead(elementWith('p', 'After midnight'), (found) => found.replace('<p', '<p hidden=""')),
    },
    about: ['hidden', 'words-missing'],
    source: ['After midnight'],
  },
  {
    name: 'text under display: none',
    edits: {
      [gate]: instead(elementWith('p', 'After midnight'), (found) =>
        found.replace('<p', '<p style="display: none"'),
      ),
    },
    about: ['hidden', 'words-missing'],
    source: ['After midnight'],
  },
  {
    name: 'text in a comment',
    edits: {
      [coin]: instead(elementWith('p', 'The railway did not'), (found) => `<!-- ${found} -->`),
    },
    about: ['words-missing', 'paragraph'],
    source: ['The railway did not'],
  },
  {
    name: 'text hidden by the style sheet',
    edits: {
      [keepers]: instead('<div class="callout"', '<div class="callout gone"'),
      'OEBPS/style.css': (css) => `${css}\n.gone { display: none }\n`,
    },
    about: ['hidden', 'words-missing'],
    source: ['The goat appears'],
    unseen: 'only a reader that works out the style sheet knows it',
  },
]

export const wordMutants: Mutant[] = damages.map(epubMutant)
