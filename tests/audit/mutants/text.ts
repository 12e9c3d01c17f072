import type { About, Mutant } from './mutant.ts'

interface Damage {
  readonly name: string
  readonly change: (text: string) => string
  readonly about: readonly About[]
  readonly source: readonly string[]
}

/** Put something in the place of words that stand in the text once. */
const instead =
  (words: string, other: string) =>
  (text: string): string => {
    if (text.split(words).length !== 2) throw new Error(`${words} does not stand there once`)
    return text.replace(words, () => other)
  }

const without = (words: string) => instead(words, '')

/** The paragraph that has these words, its lines as they are. */
function paragraphOf(words: string, text: string): string {
  const [found, ...others] = text.split('\n\n').filter((paragraph) => paragraph.includes(words))
  if (found === undefined || others.length > 0) throw new Error(`${words} is not in one paragraph`)
  return found
}

const withoutParagraph = (words: string) => (text: string) =>
  instead(`${paragraphOf(words, text)}\n\n`, '')(text)

const twice = (words: string) => (text: string) => {
  const paragraph = paragraphOf(words, text)
  return instead(paragraph, `${paragraph}\n\n${paragraph}`)(text)
}

/** Two stretches that change places, each from its first words up to those behind it. */
const swap = (one: readonly [string, string], other: readonly [string, string]) => (text: string) => {
  const [first, second] = [one, other].map(([start, end]) => {
    const from = text.indexOf(start)
    const to = text.indexOf(end, from)
    if (from < 0 || to < 0) throw new Error(`${start} is not there`)
    return text.slice(from, to)
  })
  const mark = '\u{10FFFD}'
  return [
    [first, mark],
    [second, first],
    [mark, second],
  ].reduce((changed, [from = '', to = '']) => instead(from, to)(changed), text)
}

/** Every way in which the plain text of `../book` is damaged. */
const damages: readonly Damage[] = [
  {
    name: 'paragraph dropped',
    change: withoutParagraph('privilege was resented'),
    about: ['words-missing'],
    source: ['privilege was resented'],
  },
  {
    name: 'paragraph twice',
    change: twice('Widow Tansy kept'),
    about: ['words-twice'],
    source: ['Widow Tansy kept'],
  },
  {
    name: 'paragraph twice, in another chapter',
    change: (text) =>
      instead('What remains is', `${paragraphOf('Widow Tansy kept', text)}\n\nWhat remains is`)(text),
    about: ['words-twice'],
    source: ['Widow Tansy kept'],
  },
  {
    name: 'paragraphs swapped',
    change: swap(['The railway did not', 'The last coin was'], ['The last coin was', 'What remains is']),
    about: ['order'],
    source: ['The railway did not', 'The last coin was'],
  },
  {
    name: 'chapters swapped',
    change: swap(
      ['Chapter 3: The Keepers\n=', 'Chapter 4: The Last Coin\n='],
      ['Chapter 4: The Last Coin\n=', 'Works Cited\n='],
    ),
    about: ['order', 'section'],
    source: ['# The Keepers', '# The Last Coin', 'Eleven keepers held', 'The railway did not'],
  },
  {
    name: 'last word of a chapter cut',
    change: instead('The quince still\nbears.', 'The quince still'),
    about: ['words-missing'],
    source: ['The quince still bears'],
  },
  {
    name: 'sentence dropped in the middle',
    change: without('They were mistaken, but the takings rose all the same.'),
    about: ['words-missing'],
    source: ['They were mistaken'],
  },
  {
    name: 'word changed',
    change: instead('a bent\nhalfpenny', 'a bent\nfarthing'),
    about: ['words-missing'],
    source: ['The last coin was'],
  },
  {
    name: 'heading dropped',
    change: without('A Day’s Work\n------------\n'),
    about: ['words-missing', 'heading'],
    source: ['A Day'],
  },
  {
    name: 'heading of a chapter dropped, which the contents still have',
    change: without('Chapter 4: The Last Coin\n========================\n'),
    about: ['words-missing', 'heading'],
    source: ['# The Last Coin'],
  },
  {
    name: 'note dropped',
    change: withoutParagraph('[1] Quarter of a mile'),
    about: ['note'],
    source: ['Quarter of a mile', 'two furlongs'],
  },
  {
    name: 'second paragraph of a note dropped',
    change: withoutParagraph('A turnstile is a cousin'),
    about: ['words-missing', 'note'],
    source: ['A turnstile is a cousin'],
  },
  {
    name: 'notes of two chapters swapped',
    change: swap(['Or an engineer', '\n\n\n\n\nWorks Cited'], ['Quarter of a mile', '\n\n[2] Dunmore']),
    about: ['note'],
    source: ['Or an engineer', 'Quarter of a mile', 'two furlongs', 'The last coin was'],
  },
  {
    name: 'call of a note renumbered',
    change: instead('two furlongs.[1]', 'two furlongs.[2]'),
    about: ['note-call', 'note'],
    source: ['two furlongs'],
  },
  {
    name: 'call of a note dropped',
    change: instead('having\ncome on foot.[2]', 'having\ncome on foot.'),
    about: ['note-call', 'note'],
    source: ['come on foot', 'Dunmore thinks it'],
  },
  {
    name: 'cell dropped',
    change: instead('Waggon             12      16  refused', 'Waggon             12      16'),
    about: ['cell', 'words-missing'],
    source: ['| Waggon'],
  },
  {
    name: 'row dropped',
    change: without('Midsummer   5926     103\n'),
    about: ['cell', 'words-missing'],
    source: ['| Midsummer'],
  },
  {
    name: 'line of verse dropped',
    change: without('    and fourpence for the plough;\n'),
    about: ['words-missing', 'verse'],
    source: ['and fourpence for the plough'],
  },
  {
    name: 'item of a list dropped',
    change: without('   - geese, after a riot, at nothing;\n'),
    about: ['words-missing', 'list'],
    source: ['geese, after a riot'],
  },
  {
    name: 'locator of a citation lost',
    change: instead('(Albury\n41–44)', '(Albury)'),
    about: ['locator'],
    source: ['as a lintel'],
  },
  {
    name: 'work dropped from the list',
    change: withoutParagraph('Brandt, Lotte.'),
    about: ['work'],
    source: ['- id: brandt1922'],
  },
  {
    name: 'appendix dropped',
    change: (text) => text.replace(/Appendix B: A List of Words\n=[\s\S]*?(?=Colophon\n=)/, ''),
    about: ['words-missing', 'section'],
    source: ['# A List of Words', 'One who walks behind', 'The fourth part of'],
  },
  {
    name: 'cut off in the middle',
    change: (text) => text.slice(0, text.indexOf('The order of a day')),
    about: ['words-missing', 'section', 'note', 'work'],
    source: [
      'The order of a day',
      '# The Last Coin',
      'The railway did not',
      '- id: albury1897',
      'Quarter of a mile',
    ],
  },
]

export const textMutants: readonly Mutant[] = damages.map(({ name, change, about, source }) => ({
  name,
  of: 'text',
  damage: async (value) => new TextEncoder().encode(change(new TextDecoder().decode(value))),
  expected: { about, source },
}))
