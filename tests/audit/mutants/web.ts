import { instead } from './epub-file.ts'
import { inBoth } from './web-both.ts'
import { type Damage, edited, type WebFiles, type WebMutant } from './web-file.ts'
import { inFolder } from './web-folder.ts'

/** Damages of the one page alone. */
const inWhole: readonly Omit<Damage, 'file'>[] = [
  {
    name: 'picture emptied',
    change: instead(
      /src="data:image\/svg\+xml;base64,[^"]*" alt="The tollhouse/,
      'src="data:image/svg+xml;base64," alt="The tollhouse',
    ),
    about: ['picture', 'link'],
    source: ['![The tollhouse'],
  },
  {
    name: 'link leads nowhere',
    change: instead('<a href="#gate">the first chapter</a>', '<a href="#gat">the first chapter</a>'),
    about: ['reference'],
    source: ['See [the first chapter]'],
  },
  {
    name: 'chapters swapped',
    change: (text) => {
      const [, keepers = '', coin = ''] =
        /(<section(?=[^>]*role="doc-chapter")(?=[^>]*id="keepers")[\s\S]*?)(<section(?=[^>]*role="doc-chapter")(?=[^>]*id="coin")[\s\S]*?)(?=<section(?=[^>]*role="doc-bibliography"))/.exec(
          text,
        ) ?? []
      return text.replace(keepers + coin, () => coin + keepers)
    },
    about: ['order', 'section'],
    source: ['# The Keepers', '# The Last Coin', 'Eleven keepers held', 'The railway did not'],
  },
  {
    name: 'cut off near the end',
    change: (text) => text.slice(0, text.indexOf('One who walks behind')),
    about: ['words-missing'],
    source: ['One who walks behind', 'The fourth part of'],
  },
]

export const wholeMutants: readonly WebMutant[] = [
  ...inBoth.map(({ file: _file, ...damage }) => damage),
  ...inWhole,
].map(({ change, ...damage }) => ({ ...damage, damage: (files) => edited(files, 'toll-house.html', change) }))

/** A damage may be noticed on another page too: a work that is gone is missed where it is cited. */
const alsoSeenIn: Readonly<Record<string, readonly string[]>> = {
  'work dropped from the list': ['read/tariff.html'],
}

export const folderMutants: readonly WebMutant[] = [
  ...inBoth.map(({ file, change, ...damage }) => ({
    ...damage,
    // What the head says is missing has no place.
    ...(file !== 'index' && { part: [`read/${file}.html`, ...(alsoSeenIn[damage.name] ?? [])] }),
    damage: (files: WebFiles) => edited(files, `read/${file}.html`, change),
  })),
  ...inFolder,
]
