import type { Anchor, Book, Draft } from './book.ts'
import type { Attributes, MarkupEvents } from './events.ts'
import {
  blockOf,
  type Capture,
  type Frame,
  homeOf,
  labelledBy,
  languageOf,
  ownerOf,
  withTarget,
} from './frame.ts'
import { type Meaning, meaningOf, type PieceStart } from './meaning.ts'
import { drawingTitle, mediaSources } from './pictures.ts'
import { blocks, bodies, silent, termsOf, wordEnds } from './vocabulary.ts'

/** How a document's own names become those of the book. */
export interface Addresses {
  /** For spots. */
  readonly file: string
  /** Of an id. */
  target(id: string): string
  /** Where a link leads, or a picture lies: a target, or a whole address. */
  resolve(href: string): string
  /** Whether the book says of this page or place, in its guide or its landmarks, that it is no text. */
  isFurniture(id: string | undefined): boolean
}

/** Write what a document says into `book`. Elements may stand in one another as deep as they like. */
export function walkInto(book: Book, addresses: Addresses): MarkupEvents {
  const stack: Frame[] = []
  const captures: Capture[] = []
  const headed = new Set<Draft>()
  const title = drawingTitle()
  let skipped = 0
  const drawing = (): Draft | undefined => {
    const frame = stack.at(-1)
    return frame?.name === 'svg' ? frame.drafts[0] : undefined
  }

  const begin = (start: PieceStart | { readonly kind: undefined }, at: number): Draft => {
    const draft: Draft = { ...start, from: 0, to: 0, at }
    book.run.cut(draft, 'from')
    book.drafts.push(draft)
    return draft
  }
  const beginLoose = (at: number): void => {
    const block = blockOf(stack.at(-1))
    if (block && !block.loose && bodies.has(block.name)) block.loose = begin({ kind: 'paragraph' }, at)
  }
  const endLoose = (block: Frame | undefined): void => {
    if (!block?.loose) return
    book.run.cut(block.loose, 'to')
    block.loose = undefined
  }
  const openAnchor = (target: string, at: number, block: Draft | undefined): Anchor | undefined => {
    if (book.anchors.has(target)) {
      book.fault(at, `The id “${target.slice(target.indexOf('#') + 1)}” stands twice`)
      return undefined
    }
    const anchor: Anchor = { at, block, from: 0, to: 0 }
    book.run.cut(anchor, 'from')
    book.anchors.set(target, anchor)
    return anchor
  }

  const enter = (name: string, attributes: Attributes, meaning: Meaning, at: number): Frame => {
    const parent = stack.at(-1)
    const isBlock = blocks.has(name)
    const id = attributes['id'] ?? (name === 'a' ? attributes['name'] : undefined)
    const target = id === undefined ? undefined : addresses.target(id)
    const drafts = meaning.pieces.map((start) => begin(withTarget(start, attributes, addresses.resolve), at))
    if (drafts.length === 0 && isBlock && target !== undefined) drafts.push(begin({ kind: undefined }, at))
    const main = drafts.find(({ kind }) => kind !== 'furniture')
    const language = languageOf(name, attributes) ?? parent?.language
    if (main && target !== undefined) main.id = target
    if (main && language !== undefined) main.language = language
    const home = (isBlock ? drafts.findLast(({ kind }) => kind !== 'furniture') : undefined) ?? homeOf(parent)
    const labelled = labelledBy(drafts, parent, headed)
    const capture = captureOf(meaning, drafts, labelled, homeOf(parent), book)
    if (capture) captures.push(capture)
    return {
      ...{ name, isBlock, drafts, home, labelled, capture },
      endsWord: isBlock || endsWord(name, meaning),
      around: meaning.around,
      anchor: target === undefined ? undefined : openAnchor(target, at, isBlock ? drafts[0] : home),
      parentBlock: isBlock ? undefined : blockOf(parent),
      owner: ownerOf(drafts, parent),
      language: main ? undefined : language,
      loose: undefined,
    }
  }

  return {
    open: (name, attributes, place) => {
      const at = book.spot(addresses.file, place)
      for (const source of mediaSources(name, attributes))
        book.media.push({ at, source: addresses.resolve(source) })
      if (skipped > 0) {
        skipped++
        title.open(name, drawing())
        return
      }
      const around = stack.at(-1)?.around ?? {}
      const isNamed = !around.inFurniture && (name === 'body' || attributes['id'] !== undefined)
      const isNoText = isNamed && addresses.isFurniture(name === 'body' ? undefined : attributes['id'])
      const meaning = meaningOf(name, attributes, termsOf(attributes), around, isNoText)
      if (blocks.has(name)) endLoose(blockOf(stack.at(-1)))
      else beginLoose(at)
      if (blocks.has(name) || endsWord(name, meaning)) book.run.settle()
      stack.push(enter(name, attributes, meaning, at))
      if (silent.has(name)) skipped = 1
    },
    text: (value, place) => {
      if (skipped > 0) {
        title.text(value, drawing())
        return
      }
      for (const capture of captures) if (capture.text.length < 200) capture.text += value
      const at = book.spot(addresses.file, place)
      if (/\S/.test(value)) beginLoose(at)
      book.run.write(value, at)
    },
    close: () => {
      title.close()
      if (skipped > 1) {
        skipped--
        return
      }
      skipped = 0
      const frame = stack.pop()
      if (!frame) return
      endLoose(frame)
      if (frame.endsWord) book.run.settle()
      for (const draft of frame.drafts) book.run.cut(draft, 'to')
      if (frame.anchor) book.run.cut(frame.anchor, 'to')
      if (!frame.capture) return
      captures.splice(captures.indexOf(frame.capture), 1)
      frame.capture.settle(frame.capture.text)
    },
  }
}

const endsWord = (name: string, { pieces }: Meaning): boolean =>
  wordEnds.has(name) || pieces[0]?.kind === 'note-call'

/** `12`, `[12]`, `(iv)`, `*`: what calls a note. */
const isMarker = /^[[(]?(?:\d{1,4}|[*†‡§¶‖#]{1,4}|[a-z]|[ivxlc]{1,7})[\])]?[.:]?$/i

/** Arrows as well lead back. */
const isBack = /^\W{1,4}$/

const links: ReadonlySet<string | undefined> = new Set(['link', 'note-call', 'backlink'])

function captureOf(
  { isLabel }: Meaning,
  drafts: readonly Draft[],
  labelled: readonly Draft[],
  block: Draft | undefined,
  book: Book,
): Capture | undefined {
  const [first] = drafts
  if (isLabel)
    return {
      text: '',
      settle: (text) => {
        const label = text.trim().replace(/[.:]$/, '')
        for (const draft of first?.kind === 'page' ? [first] : labelled) draft.label ??= label
      },
    }
  if (!first?.target || !links.has(first.kind)) return undefined
  return {
    text: '',
    settle: (text) => {
      const sign = text.trim()
      if (isMarker.test(sign) || isBack.test(sign)) book.markers.push({ draft: first, block, sign })
    },
  }
}
