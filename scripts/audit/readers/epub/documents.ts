import type { Book } from '../markup/book.ts'
import { type Contents, contentsInto } from '../markup/contents.ts'
import { decode } from '../markup/decode.ts'
import { readHtmlMarkup } from '../markup/html.ts'
import { type Addresses, walkInto } from '../markup/walk.ts'
import { readXml } from '../markup/xml.ts'
import type { Archive } from './archive.ts'
import type { Item } from './package.ts'
import { resolveHref } from '../markup/path.ts'

/**
 * Read one document of the spine into the book.
 *
 * Where it is not well-formed, reading systems may show the beginning or nothing. The fault says so, and what an
 * HTML parser makes of it is read, so that a comparison of words tells of the words alone.
 */
export function readDocument(
  book: Book,
  archive: Archive,
  { file, type }: Pick<Item, 'file' | 'type'>,
  furniture: ReadonlySet<string>,
): void {
  // The check of the manifest says what is wrong with files that are not there.
  const read = archive.read(file)
  if (typeof read === 'string' || type.startsWith('image/')) return
  const { text, reason } = decode(read)
  if (reason !== undefined) book.fault(book.spot(file), reason)
  const addresses = addressesIn(file, furniture)
  const forget = book.mark()
  const fault = readXml(text, walkInto(book, addresses))
  book.run.settle()
  if (!fault) return
  forget()
  book.fault(book.spot(file, fault.place), `The file is not well-formed XML: ${fault.reason}`)
  if (fault.isFinal) return
  const worse = readHtmlMarkup(text, walkInto(book, addresses))
  if (worse) book.fault(book.spot(file, worse.place), `The file cannot be read: ${worse.reason}`)
}

/** Read the table of contents and the landmarks. */
export function readNavigation(
  book: Book,
  archive: Archive,
  { file }: Item,
  contents: Contents,
  isInSpine: boolean,
): void {
  const read = archive.read(file)
  if (typeof read === 'string') return
  const { text } = decode(read)
  const events = contentsInto(contents, { file, resolve: (href) => resolveHref(file, href) })
  const fault = readXml(text, events)
  if (fault && !isInSpine)
    book.fault(book.spot(file, fault.place), `The file is not well-formed XML: ${fault.reason}`)
}

const addressesIn = (file: string, furniture: ReadonlySet<string>): Addresses => ({
  file,
  target: (id) => `${file}#${id}`,
  resolve: (href) => resolveHref(file, href),
  isFurniture: (id) => furniture.has(id === undefined ? file : `${file}#${id}`),
})
