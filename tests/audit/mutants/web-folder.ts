import { instead, without } from './epub-file.ts'
import { edited, type WebFiles, type WebMutant } from './web-file.ts'

const decoder = new TextDecoder()
const encoder = new TextEncoder()

const dropped =
  (name: string) =>
  (files: WebFiles): WebFiles => {
    if (!files.has(name)) throw new Error(`There is no ${name}`)
    return new Map([...files].filter(([other]) => other !== name))
  }

/** Damages of the folder alone. */
export const inFolder: readonly WebMutant[] = [
  {
    name: 'page of a chapter dropped',
    damage: dropped('read/wordlist.html'),
    about: ['section', 'words-missing', 'link'],
    source: [
      '# A List of Words',
      'One who walks behind',
      'The fourth part of',
      'and what the words meant in',
    ],
  },
  {
    name: 'the last chapter is no next page any more',
    damage: (files) => edited(files, 'read/tables.html', without('<link rel="next" href="wordlist.html">')),
    about: ['section', 'words-missing', 'link'],
    source: [
      '# A List of Words',
      'One who walks behind',
      'The fourth part of',
      'and what the words meant in',
    ],
  },
  {
    name: 'a page leads on past the next',
    damage: (files) =>
      edited(
        files,
        'read/keepers.html',
        instead('<link rel="next" href="coin.html">', '<link rel="next" href="works-cited.html">'),
      ),
    about: ['section', 'words-missing', 'link'],
    source: ['# The Last Coin', 'The railway did not'],
  },
  {
    name: 'a page leads on to one that is not there',
    damage: (files) =>
      edited(
        files,
        'read/tables.html',
        instead('<link rel="next" href="wordlist.html">', '<link rel="next" href="wordlists.html">'),
      ),
    about: ['section', 'words-missing', 'unreadable'],
    source: ['# A List of Words', 'One who walks behind', 'The fourth part of'],
  },
  {
    name: 'two pages in each other’s place',
    damage: (files) => {
      const [keepers, coin] = [files.get('read/keepers.html'), files.get('read/coin.html')]
      if (!keepers || !coin) throw new Error('A page is missing')
      // What they say of the pages before and behind them stays with their names.
      const [link, text] = [
        /<link rel="prev"[^>]*>(?:<link rel="next"[^>]*>)?/,
        (value: Uint8Array) => decoder.decode(value),
      ]
      const put = (value: Uint8Array, links: Uint8Array): Uint8Array =>
        encoder.encode(text(value).replace(link, () => link.exec(text(links))?.[0] ?? ''))
      return new Map(files)
        .set('read/keepers.html', put(coin, keepers))
        .set('read/coin.html', put(keepers, coin))
    },
    about: ['order', 'section', 'link'],
    source: ['# The Keepers', '# The Last Coin', 'Eleven keepers held', 'The railway did not'],
  },
  {
    name: 'link to another page leads nowhere',
    damage: (files) =>
      edited(
        files,
        'read/coin.html',
        instead('href="gate.html#gate">the first', 'href="gate.html#gat">the first'),
      ),
    about: ['reference'],
    source: ['See [the first chapter]'],
    part: ['read/coin.html'],
  },
  {
    name: 'link leads to another chapter',
    damage: (files) =>
      edited(
        files,
        'read/coin.html',
        instead('href="gate.html#gate">the first', 'href="tariff.html#tariff">the first'),
      ),
    about: ['reference'],
    source: ['See [the first chapter]'],
    part: ['read/coin.html'],
  },
  {
    name: 'picture dropped',
    damage: dropped('read/images/tollhouse.svg'),
    about: ['picture', 'link'],
    source: ['![The tollhouse'],
    part: ['read/gate.html'],
  },
  {
    name: 'picture emptied',
    damage: (files) => new Map(files).set('read/images/tollhouse.svg', new Uint8Array()),
    about: ['picture', 'link'],
    source: ['![The tollhouse'],
    part: ['read/gate.html'],
  },
  {
    name: 'chapter dropped from the contents',
    damage: (files) =>
      edited(files, 'read/index.html', without('<li><a href="coin.html">Chapter 4: The Last Coin</a></li>')),
    about: ['contents'],
    source: ['# The Last Coin'],
  },
  {
    name: 'contents lead to the wrong chapter',
    damage: (files) =>
      edited(
        files,
        'read/index.html',
        instead('<a href="coin.html">Chapter 4', '<a href="tariff.html">Chapter 4'),
      ),
    about: ['contents'],
    source: ['# The Last Coin'],
  },
  {
    name: 'page cut off in the middle',
    damage: (files) =>
      edited(files, 'read/keepers.html', (text) => text.slice(0, text.indexOf('The order of a day'))),
    about: ['words-missing', 'note'],
    source: ['The order of a day', 'rise with the mail', 'two furlongs', 'Quarter of a mile'],
  },
]
