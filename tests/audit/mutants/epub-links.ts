import { instead, swap } from './epub-file.ts'
import { type EpubDamage, epubMutant, parts } from './epub-mutant.ts'
import type { Mutant } from './mutant.ts'

const { coin, gate, keepers, preface, tariff, wordlist } = parts

/** Links that lead elsewhere, and references that say something else. */
const links: EpubDamage[] = [
  {
    name: 'cross-reference to the wrong appendix',
    edits: {
      [tariff]: instead(
        '<a href="tables.xhtml#tables" class="xref">',
        '<a href="wordlist.xhtml#wordlist" class="xref">',
      ),
    },
    about: ['reference', 'link'],
    source: ['in [](#tables), and what'],
  },
  {
    name: 'cross-reference with the wrong words',
    edits: { [preface]: instead('>Appendix A<', '>Appendix B<') },
    about: ['reference', 'label', 'link'],
    source: ['will find them in [](#tables)'],
  },
  {
    name: 'cross-reference that leads nowhere',
    edits: { [wordlist]: instead('tariff.xhtml#tariff', 'tariff.xhtml#tarif') },
    about: ['reference', 'link'],
    source: ['Compare [](#tariff)'],
  },
  {
    name: 'address of a link changed',
    edits: { [gate]: instead('https://example.org/milestones', 'https://example.org/millstones') },
    about: ['link'],
    source: ['[the milestones]('],
  },
  {
    name: 'link made plain words',
    edits: { [coin]: instead('<a href="gate.xhtml#gate">the first chapter</a>', 'the first chapter') },
    about: ['link'],
    source: ['[the first chapter]'],
  },
  {
    name: 'link to another chapter',
    edits: { [coin]: instead('<a href="gate.xhtml#gate">', '<a href="keepers.xhtml#keepers">') },
    about: ['link', 'reference'],
    source: ['[the first chapter]'],
  },
  {
    name: 'links of two notes swapped',
    edits: { [keepers]: swap('href="#fn-keepers-1"', 'href="#fn-keepers-2"') },
    about: ['note-call', 'link', 'note'],
    source: ['two furlongs.', 'having come on foot.', 'Quarter of a mile', 'Dunmore thinks'],
  },
]

export const linkMutants: Mutant[] = links.map(epubMutant)
