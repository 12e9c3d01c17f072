import path from 'node:path'

import { build } from '../../scripts/build.ts'
import type { FormatName } from '../../scripts/formats/index.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { type Manuscript, readManuscript } from '../audit/source-place.ts'

/** A book to be opened by readers of others, and what they have to know of it. */
export interface ReadersBook {
  readonly name: string
  readonly manuscript: () => Manuscript
  /** With a PDF beside it, an EPUB knows the pages of print. */
  readonly formats: readonly FormatName[]
  readonly title: string
  readonly authors: readonly string[]
  readonly language: string
  readonly direction?: 'rtl'
  /** Its works cited are the same as those of another of these books, where they are looked up. */
  readonly isKnown?: true
  /** It is read once more, in large light letters on a dark page. */
  readonly isDressed?: true
}

const root = path.resolve(import.meta.dirname, '../..')
const sound = (name: string) => () => readManuscript(path.join(root, 'tests/audit/books', name))

const shipped = {
  manuscript: () => readManuscript(path.join(root, 'manuscript')),
  title: 'Not for Any Price',
  authors: ['The Pamphlet Editors'],
  language: 'en-US',
} as const

const oddTitle = `“Salt” & 'Sea' <b>: ${'all that was said of it '.repeat(11)}😀 קול`.padEnd(300, '!')

const oddBook = {
  'publication.yaml': `title: ${JSON.stringify(oddTitle)}\nlang: en\n`,
  'chapters/one.md': '# A < B & “C” {#one-1}\n\nSee [the other](#two) & more.[^1]\n\n[^1]: A note 😀.\n',
  'chapters/two.md': '# שלום {#two}\n\nBack to [the one](#one-1), a\u00ADb.\n',
}

const inBytes = (files: Readonly<Record<string, string>>): Manuscript =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)]))

const ada = { authors: ['Ada Quill'], language: 'en-GB' } as const

export const readersBooks: readonly ReadersBook[] = [
  { name: 'the shipped pamphlet', ...shipped, formats: ['pdf', 'epub'] },
  { name: 'the shipped pamphlet for Kobo', ...shipped, formats: ['kepub'], isKnown: true },
  {
    name: 'a book in Arabic',
    manuscript: sound('arabic'),
    formats: ['epub'],
    title: 'ساعي السوق',
    authors: ['سلمى القلم'],
    language: 'ar',
    direction: 'rtl',
    isDressed: true,
  },
  {
    name: 'notes longer than the text',
    manuscript: sound('notes-only'),
    formats: ['epub'],
    title: 'A Page and Its Feet',
    ...ada,
  },
  {
    name: 'tables',
    manuscript: sound('tables-only'),
    formats: ['epub'],
    title: 'Tables and Nothing Else',
    isDressed: true,
    ...ada,
  },
  { name: 'pictures', manuscript: sound('pictures-only'), formats: ['epub'], title: 'Six Pictures', ...ada },
  {
    name: 'a title of all signs, and little else',
    manuscript: () => inBytes(oddBook),
    formats: ['epub'],
    title: oddTitle,
    authors: [],
    language: 'en',
  },
]

/** The EPUB of a book, or the kepub where that is what it is about. */
export async function epubOf({ manuscript, formats }: ReadersBook): Promise<Uint8Array> {
  const world = memoryWorld({ files: manuscript() })
  try {
    const { artifacts, sources } = await build(world, { formats })
    const value = artifacts.find(({ path: name }) => name.endsWith('.epub'))?.value
    if (value instanceof Uint8Array) return value
    throw new Error(sources.flatMap(({ messages }) => messages.map(String)).join('\n'))
  } finally {
    await world.close()
  }
}
