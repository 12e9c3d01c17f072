import type { Book } from '../markup/book.ts'
import type { Entry } from '../markup/contents.ts'
import type { Archive } from './archive.ts'
import type { Item } from './package.ts'
import { isAddress } from '../markup/path.ts'

/** Every file that the manifest names has to be there, whole, and not empty. */
export function checkManifest(book: Book, archive: Archive, items: readonly Item[], file: string): void {
  for (const item of items) {
    // Sound and pictures of motion may lie elsewhere.
    if (isAddress(item.file)) continue
    const reason =
      archive.fault(item.file) ?? (archive.size(item.file) === 0 ? 'The file is empty' : undefined)
    if (reason !== undefined) book.fault(book.spot(file, item.place), `${item.file}: ${reason}`)
  }
}

/** Every link within the book has to lead somewhere. */
export function checkLinks(book: Book, archive: Archive, files: ReadonlyMap<string, number>): void {
  for (const { kind, target, at } of book.drafts) {
    // Pictures have a check of their own.
    if (target === undefined || kind === 'picture' || isAddress(target)) continue
    const reason = whyNowhere(target, book, archive, files)
    if (reason !== undefined) book.fault(at, reason)
  }
}

export function checkContents(
  book: Book,
  archive: Archive,
  file: string,
  entries: readonly Entry[],
  files: ReadonlyMap<string, number>,
): void {
  for (const { target, place } of entries) {
    const reason = target === undefined ? undefined : whyNowhere(target, book, archive, files)
    if (reason !== undefined) book.fault(book.spot(file, place), reason)
  }
}

function whyNowhere(
  target: string,
  { anchors }: Book,
  archive: Archive,
  files: ReadonlyMap<string, number>,
): string | undefined {
  if (files.has(target) || anchors.has(target)) return undefined
  const [file = ''] = target.split('#', 1)
  if (!archive.names.has(file)) return `A link leads to ${target}, but there is no such file`
  if (files.has(file)) return `A link leads to ${target}, but there is no such place`
  // A picture or another file that is shown by itself.
  return /\.x?html?$/i.test(file) ? `A link leads to ${target}, which is not in the reading order` : undefined
}

/** Pictures, sound and film that the text shows. */
export function checkMedia(book: Book, archive: Archive): void {
  for (const { at, source } of book.media) {
    if (/^data:/i.test(source)) continue
    const isRemote = isAddress(source)
    const size = archive.size(source.replace(/#.*$/s, ''))
    if (isRemote) book.fault(at, `${source} is shown, but lies outside the book`)
    else if (size === undefined) book.fault(at, `${source} is shown, but there is no such file`)
    else if (size === 0) book.fault(at, `${source} is shown, but the file is empty`)
  }
}
