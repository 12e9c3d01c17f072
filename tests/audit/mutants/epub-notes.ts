import { elementFrom, instead, swap, without } from './epub-file.ts'
import { type EpubDamage, epubMutant, parts } from './epub-mutant.ts'
import type { Mutant } from './mutant.ts'

const { coin, epigraph, gate, keepers, tariff, works } = parts

const note = (id: string): RegExp => elementFrom(`<div class="footnote" id="fn-${id}"`, 'div')
const call = (id: string): RegExp => elementFrom(`<a class="noteref" id="fnref-${id}"`, 'a')

const ghosts = '<p>Dunmore thinks it a joke (71). The vestry did not, and paid.</p>'

/** Notes, what calls them, and the way back. */
const notes: EpubDamage[] = [
  {
    name: 'note dropped',
    edits: { [keepers]: without(note('keepers-1')) },
    about: ['note', 'words-missing', 'note-call'],
    source: ['Quarter of a mile'],
  },
  {
    name: 'note and its call dropped',
    edits: { [keepers]: (text) => without(call('keepers-1'))(without(note('keepers-1'))(text)) },
    about: ['note', 'words-missing', 'note-call'],
    source: ['Quarter of a mile', 'two furlongs.'],
  },
  {
    name: 'last sentence of a note dropped',
    edits: { [keepers]: without(' The vestry did not, and paid.') },
    about: ['note', 'words-missing'],
    source: ['The vestry did not'],
  },
  {
    name: 'second paragraph of a note dropped',
    edits: { [gate]: without(/<p>A turnstile is a cousin[^]*?<\/p>/) },
    about: ['note', 'words-missing', 'paragraph'],
    source: ['A turnstile is a cousin'],
  },
  {
    name: 'note emptied',
    edits: { [gate]: without(/One has been counted twice[^]*?parish\./) },
    about: ['note', 'words-missing'],
    source: ['One has been counted twice'],
  },
  {
    name: 'note twice',
    edits: { [coin]: instead(note('coin-1'), (found) => found + found.replaceAll(/ id="[^"]*"/g, '')) },
    about: ['note', 'words-twice', 'words-added'],
    source: ['Or an engineer.'],
  },
  {
    name: 'notes swapped under their calls',
    edits: {
      [keepers]: swap('Quarter of a mile, or four hundred and two metres.', / Dunmore thinks[^]*?paid\./),
    },
    about: ['note', 'order', 'note-call'],
    source: ['Quarter of a mile', 'Dunmore thinks', 'two furlongs.', 'having come on foot.'],
  },
  {
    name: 'note in the wrong chapter',
    edits: {
      [keepers]: without(note('keepers-2')),
      [coin]: instead(
        note('coin-1'),
        (found) => `${found}<div class="footnote" id="fn-keepers-2">${ghosts}</div>`,
      ),
    },
    about: ['note', 'order', 'words-missing', 'note-call', 'link'],
    source: ['Dunmore thinks', 'having come on foot.'],
    also: [coin],
  },
  {
    name: 'note call removed',
    edits: { [tariff]: without(call('tariff-2')) },
    about: ['note-call', 'note', 'backlink'],
    source: ['disputed ever since', 'A second version has'],
  },
  {
    name: 'note call that leads nowhere',
    edits: { [gate]: instead('href="#fn-gate-2"', 'href="#fn-gate-22"') },
    about: ['note-call', 'link', 'note'],
    source: ['One has been counted', 'them.[^stones]'],
  },
  {
    name: 'note call to another note',
    edits: { [gate]: instead('href="#fn-gate-1"', 'href="#fn-gate-2"') },
    about: ['note-call', 'link', 'note'],
    source: ['word for turning', 'The pike was the pole'],
  },
  {
    name: 'note call moved to another sentence',
    edits: {
      [keepers]: (text) => {
        const found = /<a class="noteref" id="fnref-keepers-1"[^]*?<\/a>/.exec(text)?.[0] ?? ''
        return instead('planted the quince.', (words) => words + found)(without(call('keepers-1'))(text))
      },
    },
    about: ['note-call', 'order', 'note'],
    source: ['two furlongs.', 'Quarter of a mile'],
  },
  {
    name: 'note call no longer a link',
    edits: { [keepers]: instead(call('keepers-2'), '<sup>2</sup>') },
    about: ['note-call', 'note', 'backlink', 'link'],
    source: ['having come on foot.', 'Dunmore thinks'],
  },
  {
    name: 'backlink that leads nowhere',
    edits: { [gate]: instead('href="#fnref-gate-2"', 'href="#fnref-gate-9"') },
    about: ['backlink', 'link', 'note'],
    source: ['One has been counted', 'them.[^stones]'],
  },
  {
    name: 'backlink to the call of another note',
    edits: { [gate]: instead('href="#fnref-gate-2"', 'href="#fnref-gate-1"') },
    about: ['backlink', 'link', 'note'],
    source: ['One has been counted', 'them.[^stones]'],
  },
  {
    name: 'backlink dropped',
    edits: { [coin]: without(/<a class="backlink"[^]*?<\/a>/) },
    about: ['backlink', 'note'],
    source: ['Or an engineer.', 'to be a banker'],
  },
]

/** Citations, their locators, and the works cited. */
const citations: EpubDamage[] = [
  {
    name: 'locator dropped',
    edits: { [gate]: instead('>Albury 57<', '>Albury<') },
    about: ['locator', 'citation', 'words-missing'],
    source: ['squeaks. [@albury1897'],
  },
  {
    name: 'locator changed',
    edits: { [tariff]: instead('>Albury 112<', '>Albury 121<') },
    about: ['locator', 'citation', 'words-missing'],
    source: ['@albury1897, p. 112'],
  },
  {
    name: 'end of a range of pages lost',
    edits: { [coin]: instead('201–203', '201') },
    about: ['locator', 'citation', 'words-missing'],
    source: ['@corrie2004, pp. 201'],
  },
  {
    name: 'locator changed in a note',
    edits: { [gate]: instead('Corrie and Penhale 19n', 'Corrie and Penhale 91n') },
    about: ['locator', 'citation', 'words-missing'],
    source: ['@corrie2004, p. 19n'],
  },
  {
    name: 'locators of two citations swapped',
    edits: { [tariff]: swap('Brandt 120–121', 'Corrie and Penhale 88') },
    about: ['locator', 'citation', 'order'],
    source: ['@brandt1922, pp. 120'],
  },
  {
    name: 'citation removed',
    edits: { [keepers]: without(/ <span class="citation" id="cite-10">[^]*?<\/span>/) },
    about: ['citation', 'locator'],
    source: ['@dunmore1988, p. 55'],
  },
  {
    name: 'second work of a citation removed',
    edits: { [tariff]: without(/; cf\. <a class="cite"[^]*?<\/a>/) },
    about: ['citation', 'locator', 'words-missing'],
    source: ['cf. @corrie2004'],
  },
  {
    name: 'citation of another work',
    edits: {
      [gate]: instead(/#ref-dunmore1988"[^>]*>Dunmore 60/, (found) =>
        found.replace('dunmore1988', 'brandt1922').replace('Dunmore', 'Brandt'),
      ),
    },
    about: ['citation'],
    source: ['see @dunmore1988'],
  },
  {
    name: 'citation that leads to another work',
    edits: { [keepers]: instead(/#ref-dunmore1988(?="[^>]*>Dunmore 55)/, '#ref-elwes2011') },
    about: ['citation', 'link'],
    source: ['@dunmore1988, p. 55'],
  },
  {
    name: 'prefix of a citation lost',
    edits: { [gate]: instead('(see <a', '(<a') },
    about: ['citation', 'words-missing'],
    source: ['[see @dunmore1988'],
  },
  {
    name: 'suffix of a citation lost',
    edits: { [gate]: without(', and the notes there') },
    about: ['citation', 'words-missing'],
    source: ['and the notes there]'],
  },
  {
    name: 'work dropped from the works cited',
    edits: { [works]: without(elementFrom('<li id="ref-brandt1922"', 'li')) },
    about: ['work', 'citation', 'link'],
    source: ['- id: brandt1922', '@brandt1922, pp. 120'],
    also: [tariff],
  },
  {
    name: 'title of a work cut',
    edits: {
      [works]: instead('A Survey of the Turnpikes of the Northern Hundreds', 'A Survey of the Turnpikes'),
    },
    about: ['work', 'words-missing'],
    source: ['- id: albury1897'],
  },
  {
    name: 'second author of a work lost',
    edits: { [works]: instead('Corrie, Maud, and Tobias Penhale.', 'Corrie, Maud.') },
    about: ['work', 'words-missing'],
    source: ['- id: corrie2004'],
  },
  {
    name: 'year of a work changed',
    edits: { [works]: instead('Quay Press, 1988', 'Quay Press, 1998') },
    about: ['work', 'words-missing'],
    source: ['- id: dunmore1988'],
  },
  {
    name: 'attribution of the epigraph dropped',
    edits: { [epigraph]: without(elementFrom('<figcaption>', 'figcaption')) },
    about: ['epigraph', 'words-missing', 'citation'],
    source: ['— Josiah Albury'],
  },
]

export const noteMutants: Mutant[] = notes.map(epubMutant)
export const citationMutants: Mutant[] = citations.map(epubMutant)
