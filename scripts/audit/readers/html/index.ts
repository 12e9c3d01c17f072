import type { Facts, FileReading } from '../../../model/reading.ts'
import { type Book, startBook } from '../markup/book.ts'
import { decodeAddress } from '../../../model/path.ts'
import { type Contents, contentsFacts, contentsInto } from '../markup/contents.ts'
import { decode } from '../markup/decode.ts'
import { type MarkupEvents, together } from '../markup/events.ts'
import { finishBook } from '../markup/finish.ts'
import { readHtmlMarkup } from '../markup/html.ts'
import { type Addresses, walkInto } from '../markup/walk.ts'
import { readXml } from '../markup/xml.ts'
import { checkPage } from './check.ts'
import { headFacts } from './facts.ts'

/**
 * What an HTML file holds: a book in one file, by any tool. Targets are `#salt`.
 *
 * XHTML is read by the rules of XML; where it breaks them that is a fault, and the rules of HTML serve.
 */
export function readHtml(name: string, value: Uint8Array): FileReading {
  const { text, reason } = decode(value)
  const book = startBook()
  if (reason !== undefined) book.fault(book.spot(name), reason)
  const forget = book.mark()
  let read = readPage(book, name)
  const isXhtml = /^\s*<\?xml/.test(text)
  const fault = isXhtml ? readXml(text, read.events) : undefined
  if (fault) {
    book.run.settle()
    forget()
    book.fault(book.spot(name, fault.place), `The file is not well-formed XML: ${fault.reason}`)
    read = readPage(book, name)
  }
  if (!isXhtml || (fault && !fault.isFinal)) {
    const worse = readHtmlMarkup(text, read.events)
    if (worse) book.fault(book.spot(name, worse.place), `The file cannot be read: ${worse.reason}`)
  }
  checkPage(book)
  return {
    name,
    kind: 'html',
    ...finishBook(book, new Map()),
    facts: { ...read.facts(), contents: contentsFacts(read.contents.entries) },
  }
}

interface Page {
  readonly events: MarkupEvents
  readonly contents: Contents
  readonly facts: () => Omit<Facts, 'contents'>
}

/** Listeners to one reading of the page. */
function readPage(book: Book, name: string): Page {
  const contents: Contents = { entries: [], landmarks: [] }
  const head = headFacts()
  const addresses: Addresses = {
    file: name,
    target: (id) => `#${id}`,
    resolve: (href) => resolveInPage(href.trim()),
    isFurniture: () => false,
  }
  const events = together(walkInto(book, addresses), contentsInto(contents, addresses), head.events)
  return { events, contents, facts: head.facts }
}

/** Links within the page lose their escapes: `#salt%20mine` leads to the id `salt mine`. */
const resolveInPage = (href: string): string => (href.startsWith('#') ? decodeAddress(href) : href)
