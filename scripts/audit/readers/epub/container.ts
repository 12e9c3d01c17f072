import type { Book } from '../markup/book.ts'
import type { Archive } from './archive.ts'
import { elementsNamed, isTree, readTree } from './tree.ts'

const container = 'META-INF/container.xml'

/**
 * The name of the package document, by the container (EPUB 3.3, section 4.2.6.3.1).
 *
 * Where the container fails, the first package document that the archive holds.
 */
export function findPackage(archive: Archive, book: Book): string | undefined {
  checkType(archive, book)
  const named = namedPackage(archive, book)
  if (named !== undefined && archive.names.has(named)) return named
  if (named !== undefined)
    book.fault(book.spot(container), `The container names ${named}, which is not in the book`)
  const found = [...archive.names].find((name) => name.endsWith('.opf'))
  if (found === undefined) book.fault(book.spot(''), 'It holds no package document: it is no EPUB')
  return found
}

/** How the archive says that it is an EPUB (EPUB 3.3, section 4.2.6.2). */
function checkType(archive: Archive, book: Book): void {
  const read = archive.read('mimetype')
  const [first] = archive.names
  const type = typeof read === 'string' ? undefined : new TextDecoder().decode(read)
  if (type === undefined) book.fault(book.spot('mimetype'), 'The file `mimetype` is missing')
  else if (type.trim() !== 'application/epub+zip')
    book.fault(book.spot('mimetype'), 'The file `mimetype` does not say application/epub+zip')
  else if (first !== 'mimetype')
    book.fault(book.spot('mimetype'), 'The file `mimetype` is not the first of the archive')
}

function namedPackage(archive: Archive, book: Book): string | undefined {
  const read = archive.read(container)
  if (typeof read === 'string') {
    const reason = archive.names.has(container) ? read : 'The container is missing'
    book.fault(book.spot(container), reason)
    return undefined
  }
  const root = readTree(read)
  if (!isTree(root)) {
    book.fault(book.spot(container, root.place), `The container is not well-formed XML: ${root.reason}`)
    return undefined
  }
  const path = elementsNamed(root, 'rootfile')[0]?.attributes['full-path']
  if (path === undefined)
    book.fault(book.spot(container, root.place), 'The container names no package document')
  return path
}
