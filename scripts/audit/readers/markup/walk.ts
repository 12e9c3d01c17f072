import type { Book, Draft } from './book.ts'
import type { Capture } from './capture.ts'
import { begin, endsWord, enter } from './enter.ts'
import type { Attributes, MarkupEvents } from './events.ts'
import { blockOf, type Frame } from './frame.ts'
import { type Meaning, meaningOf } from './meaning.ts'
import { drawingTitle, mediaSources } from './pictures.ts'
import { blocks, bodies, silent, termsOf } from './vocabulary.ts'

/** How a document's own names become those of the book. */
export interface Addresses {
  /** For spots. */
  readonly file: string
  /** Of an id. */
  target(id: string): string
  /** Where a link leads, or a picture lies: a target, or a whole address. */
  resolve(href: string): string
  /** Whether the book says of this place, or of the page, that it is no text: in its guide or its landmarks. */
  isFurniture(id: string | undefined): boolean
}

/** A walk through one document. */
export interface Walk {
  readonly book: Book
  readonly addresses: Addresses
  /** Elements that are open. */
  readonly stack: Frame[]
  readonly captures: Capture[]
  /** Sections and figures whose heading or caption has come. */
  readonly headed: Set<Draft>
}

/** Write what a document says into `book`. */
export function walkInto(book: Book, addresses: Addresses): MarkupEvents {
  const walk: Walk = { book, addresses, stack: [], captures: [], headed: new Set() }
  const title = drawingTitle()
  let skipped = 0
  return {
    open: (name, attributes, place) => {
      const at = book.spot(addresses.file, place)
      for (const source of mediaSources(name, attributes))
        book.media.push({ at, source: addresses.resolve(source) })
      if (skipped > 0) {
        skipped++
        title.open(name, drawingOf(walk))
        return
      }
      openElement(walk, name, attributes, at)
      if (silent.has(name)) skipped = 1
    },
    text: (value, place) => {
      if (skipped > 0) title.text(value, drawingOf(walk))
      else write(walk, value, book.spot(addresses.file, place))
    },
    close: () => {
      title.close()
      if (skipped > 1) skipped--
      else {
        skipped = 0
        closeElement(walk)
      }
    },
  }
}

const drawingOf = ({ stack }: Walk): Draft | undefined => {
  const frame = stack.at(-1)
  return frame?.name === 'svg' ? frame.drafts[0] : undefined
}

function openElement(walk: Walk, name: string, attributes: Attributes, at: number): void {
  const { book, stack, captures } = walk
  const meaning = meaningHere(walk, name, attributes)
  if (blocks.has(name)) endLoose(book, blockOf(stack.at(-1)))
  else beginLoose(walk, at)
  if (endsWord(name, meaning)) book.run.settle()
  const frame = enter(walk, name, attributes, meaning, at)
  stack.push(frame)
  if (frame.capture) captures.push(frame.capture)
}

function meaningHere({ stack, addresses }: Walk, name: string, attributes: Attributes): Meaning {
  const around = stack.at(-1)?.around ?? {}
  const isPage = name === 'body'
  const isNamed = !around.inFurniture && (isPage || attributes['id'] !== undefined)
  const isNoText = isNamed && addresses.isFurniture(isPage ? undefined : attributes['id'])
  return meaningOf(name, attributes, termsOf(attributes), around, isNoText)
}

function write(walk: Walk, value: string, at: number): void {
  // Signs and labels are short.
  for (const capture of walk.captures) if (capture.text.length < 200) capture.text += value
  if (/\S/.test(value)) beginLoose(walk, at)
  walk.book.run.write(value, at)
}

function closeElement({ book, stack, captures }: Walk): void {
  const frame = stack.pop()
  if (!frame) return
  endLoose(book, frame)
  if (frame.endsWord) book.run.settle()
  for (const draft of frame.drafts) book.run.cut(draft, 'to')
  if (frame.anchor) book.run.cut(frame.anchor, 'to')
  if (!frame.capture) return
  captures.splice(captures.indexOf(frame.capture), 1)
  frame.capture.settle(frame.capture.text)
}

/** Text that stands in a body without a paragraph is one; an entry of the works cited has none. */
function beginLoose({ book, stack }: Walk, at: number): void {
  const block = blockOf(stack.at(-1))
  if (block && !block.loose && !block.around.inWork && bodies.has(block.name))
    block.loose = begin(book, { kind: 'paragraph' }, at)
}

function endLoose(book: Book, block: Frame | undefined): void {
  if (!block?.loose) return
  book.run.cut(block.loose, 'to')
  block.loose = undefined
}
