import type { FileReading } from '../../../model/reading.ts'
import { type Book, startBook } from '../markup/book.ts'
import { type Contents, contentsFacts } from '../markup/contents.ts'
import { finishBook } from '../markup/finish.ts'
import { furnitureTypes } from '../markup/vocabulary.ts'
import { type Archive, openArchive } from './archive.ts'
import { checkContents, checkLinks, checkManifest, checkMedia } from './check.ts'
import { findPackage } from './container.ts'
import { readDocument, readNavigation } from './documents.ts'
import { encryptedFiles } from './encryption.ts'
import { factsOf } from './facts.ts'
import { readNcx } from './ncx.ts'
import { type Package, readPackage } from './package.ts'
import { isTree, readTree } from './tree.ts'

/**
 * What an EPUB holds, in the order of its spine. EPUB 2 and 3, by any tool.
 *
 * Throws nothing for a damaged file: whatever can be read is, and `faults` says what is wrong.
 */
export function readEpub(name: string, value: Uint8Array): FileReading {
  const book = startBook()
  const archive = openArchive(value)
  for (const reason of archive.reasons) book.fault(book.spot(''), reason)
  const file = archive.names.size > 0 ? findPackage(archive, book) : undefined
  const read = file === undefined ? 'none' : archive.read(file)
  const root = file === undefined || typeof read === 'string' ? undefined : readTree(read)
  if (file !== undefined && typeof read === 'string') book.fault(book.spot(file), read)
  if (file === undefined || !root) return unread(name, book)
  if (!isTree(root)) {
    book.fault(book.spot(file, root.place), `The package document is not well-formed XML: ${root.reason}`)
    return unread(name, book)
  }
  const contents: Contents = { entries: [], landmarks: [] }
  const given = readPackage(root, file)
  for (const { place, reason } of given.faults) book.fault(book.spot(file, place), reason)
  const files = readText(book, archive, given, contents)
  checkManifest(book, archive, given.items, file)
  checkLinks(book, archive, files)
  checkMedia(book, archive)
  return {
    name,
    kind: 'epub',
    ...finishBook(book, files),
    facts: { ...factsOf(root, file), contents: contentsFacts(contents.entries) },
  }
}

/** Read the contents and then the text, since the contents say what is none. Returns where each file begins. */
function readText(book: Book, archive: Archive, given: Package, contents: Contents): Map<string, number> {
  const { nav, ncx, spine } = given
  if (nav) readNavigation(book, archive, nav, contents, spine.includes(nav))
  const entries = ncx ? readOldContents(book, archive, ncx.file) : []
  if (!nav) contents.entries.push(...entries)
  const furniture = furnitureOf(given, contents)
  const files = new Map<string, number>()
  const encrypted = encryptedFiles(archive)
  for (const { file, type } of new Set(spine)) {
    files.set(file, book.words.length)
    if (encrypted.has(file)) book.fault(book.spot(file), 'The file is encrypted')
    else readDocument(book, archive, { file, type }, furniture)
  }
  if (nav && !spine.includes(nav)) checkContents(book, archive, nav.file, contents.entries, files)
  if (ncx) checkContents(book, archive, ncx.file, entries, files)
  return files
}

function readOldContents(book: Book, archive: Archive, file: string): Contents['entries'] {
  const read = archive.read(file)
  // The check of the manifest says that it is missing.
  if (typeof read === 'string') return []
  const root = readTree(read)
  if (isTree(root)) return readNcx(root, file)
  book.fault(book.spot(file, root.place), `The file is not well-formed XML: ${root.reason}`)
  return []
}

/** Pages that the book says are no text, unless it says of the same page that the text begins there. */
function furnitureOf({ furniture, starts, spine }: Package, { landmarks }: Contents): Set<string> {
  const marked = landmarks.flatMap(({ type, target }) => (furnitureTypes.has(type) ? [target] : []))
  const begins = landmarks.flatMap(({ type, target }) => (type === 'bodymatter' ? [target] : []))
  const texts = new Set([...starts, ...begins].map((target) => target.replace(/#.*$/s, '')))
  const isAlone = spine.length < 2
  return new Set([...furniture, ...marked].filter((target) => !isAlone && !texts.has(target)))
}

const unread = (name: string, book: Book): FileReading => ({
  name,
  kind: 'epub',
  ...finishBook(book, new Map()),
  facts: { authors: [], identifiers: [], contents: [], claims: [] },
})
