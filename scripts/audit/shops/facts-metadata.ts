import { type Fact, type Subject, wholeFile } from './fact.ts'
import { folderOf, type Item, type Package, resolvePath } from './package.ts'
import { readPicture } from './pictures.ts'
import { named, textOf, type XmlElement } from './xml.ts'

const field = (...path: string[]): Subject => ({ kind: 'metadata', path })

/** What the book says of itself in its package document. */
export function metadataFacts({ metadata }: Package): Fact[] {
  const texts = (name: string): string[] => named(metadata, name).map(textOf)
  const titles = texts('title')
  const description = texts('description')[0] ?? ''
  const identifiers = texts('identifier')
  const whole = titles.join(': ')
  return [
    { fact: 'metadata.title', value: titles[0] ?? '', subject: field('title') },
    {
      fact: 'metadata.title.length',
      value: lengthOf(whole),
      subject: field(titles.length > 1 ? 'subtitle' : 'title'),
    },
    { fact: 'metadata.description', value: description, subject: field('description') },
    {
      fact: 'metadata.description.length',
      value: lengthOf(description),
      subject: field('description'),
    },
    { fact: 'metadata.language', value: texts('language')[0] ?? '', subject: field('lang') },
    { fact: 'metadata.isbn', value: identifiers.some(isIsbn), subject: field('identifiers') },
  ]
}

/** Characters as a person counts them, not UTF-16 units. */
const lengthOf = (text: string): number => [...text].length

/** Thirteen digits that begin like a book's, or ten; the check digit is the manuscript's affair. */
const isIsbn = (text: string): boolean =>
  /^(?:97[89]\d{10}|\d{9}[\dX])$/i.test(text.replace(/^urn:isbn:/i, '').replaceAll(/[- ]/g, ''))

/** The cover: the picture that the manifest calls so, or EPUB 2's `meta name="cover"`. */
export function coverFacts(book: Package, roots: ReadonlyMap<string, XmlElement>): Fact[] {
  const stated = coverName(book)
  const cover =
    book.items.find(({ properties }) => properties.includes('cover-image')) ??
    book.items.find(({ id }) => id === stated)
  const subject = field('cover', 'image')
  const facts: Fact[] = [
    { fact: 'cover.present', value: cover !== undefined, subject },
    { fact: 'cover.named', value: cover !== undefined && stated === cover.id, subject: wholeFile },
    {
      fact: 'epub.coverFirst',
      value: cover !== undefined && isFirst(book, cover, roots),
      subject: wholeFile,
    },
  ]
  if (!cover) return facts
  const about = { part: cover.path, name: cover.path.slice(book.folder.length), subject }
  const { type = '', width = 0, height = 0 } = readPicture(cover.value, cover.mediaType) ?? {}
  facts.push(
    { fact: 'cover.type', value: type, ...about },
    { fact: 'cover.bytes', value: cover.value.length, ...about },
  )
  if (width > 0 && height > 0)
    facts.push(
      { fact: 'cover.width', value: width, ...about },
      { fact: 'cover.height', value: height, ...about },
      { fact: 'cover.shortSide', value: Math.min(width, height), ...about },
      { fact: 'cover.longSide', value: Math.max(width, height), ...about },
    )
  return facts
}

const coverName = ({ metadata }: Package): string | undefined =>
  named(metadata, 'meta').find(({ attributes }) => attributes['name'] === 'cover')?.attributes['content']

function isFirst({ spine }: Package, cover: Item, roots: ReadonlyMap<string, XmlElement>): boolean {
  const [first] = spine
  const root = first && roots.get(first.path)
  if (!root) return false
  return ['img', 'image'].some((name) =>
    named(root, name).some(
      ({ attributes }) =>
        resolvePath(folderOf(first.path), attributes['src'] ?? attributes['xlink:href'] ?? '') === cover.path,
    ),
  )
}
