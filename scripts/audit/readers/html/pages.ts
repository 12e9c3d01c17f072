import type { FileReading } from '../../../model/reading.ts'
import type { JudgedFile } from '../../../model/world.ts'
import { type Book, startBook } from '../markup/book.ts'
import { type Contents, contentsFacts, contentsInto } from '../markup/contents.ts'
import { decode } from '../markup/decode.ts'
import { type MarkupEvents, together } from '../markup/events.ts'
import { finishBook } from '../markup/finish.ts'
import { readHtmlMarkup } from '../markup/html.ts'
import { isAddress, resolveHref } from '../markup/path.ts'
import { type Addresses, walkInto } from '../markup/walk.ts'
import { headFacts } from './facts.ts'

/**
 * What a folder of pages holds, as its reader goes through it: from the first page to that which it names as the next
 * (HTML, 4.6.7.17 "next"), and so on. A page that no other leads on to is not read. Targets are `read/salt.html#salt`.
 *
 * @param parts All other files of the folder.
 */
export function readPages(first: JudgedFile, parts: readonly JudgedFile[]): FileReading {
  const files = new Map([first, ...parts].map(({ path, value }) => [path, value]))
  const book = startBook()
  const contents: Contents = { entries: [], landmarks: [] }
  const head = headFacts()
  const starts = new Map<string, number>()
  for (let file: string | undefined = first.path; file !== undefined && !starts.has(file);) {
    const value = files.get(file)
    if (!value) {
      book.fault(book.spot(file), 'A page leads on to this one, which is not there')
      break
    }
    starts.set(file, book.words.length)
    const next = nextPage(file)
    const addresses = addressesIn(file)
    const page = file
    const begin = mainPart(() => starts.set(page, book.words.length))
    const listeners = [walkInto(book, addresses), next.events, begin]
    // The first page speaks for all.
    if (file === first.path) listeners.push(head.events, contentsInto(contents, addresses))
    readPage(book, file, value, together(...listeners))
    file = next.found()
  }
  checkPages(book, files, starts)
  for (const { target, place, file } of contents.entries)
    if (target !== undefined && !starts.has(target) && !book.anchors.has(target))
      book.fault(book.spot(file, place), `The contents lead to ${target}, but there is no such place`)
  return {
    name: first.path,
    kind: 'html',
    ...finishBook(book, starts),
    facts: { ...head.facts(), contents: contentsFacts(contents.entries) },
  }
}

function readPage(book: Book, file: string, value: Uint8Array, events: MarkupEvents): void {
  const { text, reason } = decode(value)
  if (reason !== undefined) book.fault(book.spot(file), reason)
  const worse = readHtmlMarkup(text, events)
  if (worse) book.fault(book.spot(file, worse.place), `The file cannot be read: ${worse.reason}`)
  book.run.settle()
}

const addressesIn = (file: string): Addresses => ({
  file,
  target: (id) => `${file}#${id}`,
  resolve: (href) => resolveHref(file, href),
  isFurniture: () => false,
})

/** Where the page begins for whoever is led to it: a title in the bar above may be long (HTML, 4.4.14 "main"). */
function mainPart(found: () => void): MarkupEvents {
  let isFound = false
  return {
    open: (name) => {
      if (name !== 'main' || isFound) return
      isFound = true
      found()
    },
    text: () => {},
    close: () => {},
  }
}

/** The page that a page says to be the next. */
function nextPage(file: string): { readonly events: MarkupEvents; readonly found: () => string | undefined } {
  let found: string | undefined
  return {
    events: {
      open: (name, { rel, href }) => {
        if (name !== 'link' || href === undefined || !/(?:^|\s)next(?:\s|$)/i.test(rel ?? '')) return
        found ??= resolveHref(file, href).replace(/#.*$/s, '')
      },
      text: () => {},
      close: () => {},
    },
    found: () => found,
  }
}

/** Links within the folder have to lead somewhere, and what its pages show has to lie in it. */
function checkPages(
  book: Book,
  files: ReadonlyMap<string, Uint8Array>,
  starts: ReadonlyMap<string, number>,
): void {
  const folder = /^(?:.*\/)?/.exec([...starts.keys()][0] ?? '')?.[0] ?? ''
  for (const { kind, target, at } of book.drafts) {
    if (target === undefined || kind === 'picture' || isAddress(target) || !target.startsWith(folder))
      continue
    const [file = ''] = target.split('#', 1)
    const isThere = target.includes('#') ? book.anchors.has(target) : files.has(file)
    if (!isThere) book.fault(at, `A link leads to ${target}, but there is no such place`)
  }
  for (const { at, source } of book.media) {
    if (/^data:[^,]*,./i.test(source)) continue
    const value = files.get(source.replace(/[?#].*$/s, ''))
    if (isAddress(source)) book.fault(at, `${source} is shown, but lies outside the folder`)
    else if (!value) book.fault(at, `${source} is shown, but there is no such file`)
    else if (value.length === 0) book.fault(at, `${source} is shown, but the file is empty`)
  }
}
