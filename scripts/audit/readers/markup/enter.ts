import type { Anchor, Book, Draft } from './book.ts'
import { captureOf } from './capture.ts'
import type { Attributes } from './events.ts'
import { blockOf, type Frame, homeOf, labelledBy, languageOf, ownerOf, withTarget } from './frame.ts'
import type { Meaning, PieceStart } from './meaning.ts'
import { blocks, wordEnds } from './vocabulary.ts'
import type { Walk } from './walk.ts'

/** Begin the pieces of an element. Its words have not come yet, and those before it are settled. */
export function enter(
  { book, addresses, stack, headed }: Walk,
  name: string,
  attributes: Attributes,
  meaning: Meaning,
  at: number,
): Frame {
  const parent = stack.at(-1)
  const isBlock = blocks.has(name)
  const id = attributes['id'] ?? (name === 'a' ? attributes['name'] : undefined)
  const target = id === undefined ? undefined : addresses.target(id)
  const drafts = meaning.pieces.map((start) =>
    begin(book, withTarget(start, attributes, addresses.resolve), at),
  )
  if (drafts.length === 0 && isBlock && target !== undefined)
    drafts.push(begin(book, { kind: undefined }, at))
  const said = languageOf(attributes)
  // Nothing else tells where a language begins and ends.
  if (drafts.length === 0 && !isBlock && said !== undefined) drafts.push(begin(book, { kind: 'span' }, at))
  const main = drafts.find(({ kind }) => kind !== 'furniture')
  const language = said ?? parent?.language
  if (main?.kind === 'item' && parent) numberItem(main, attributes, parent)
  if (main && target !== undefined) main.id = target
  if (main && language !== undefined) main.language = language
  const own = isBlock ? drafts.findLast(({ kind }) => kind !== 'furniture') : undefined
  const home = own ?? homeOf(parent)
  const labelled = labelledBy(drafts, parent, headed)
  return {
    name,
    isBlock,
    endsWord: endsWord(name, meaning),
    around: meaning.around,
    drafts,
    anchor: target === undefined ? undefined : openAnchor(book, target, at, isBlock ? drafts[0] : home),
    parentBlock: isBlock ? undefined : blockOf(parent),
    home,
    owner: ownerOf(drafts, parent),
    labelled,
    language: main ? undefined : language,
    capture: captureOf(meaning, drafts, labelled, homeOf(parent), book),
    loose: undefined,
    ordinal: name === 'ol' ? Number(attributes['start'] ?? 1) : undefined,
  }
}

/** An item of a numbered list has the next number, or one of its own. */
function numberItem(item: Draft, { value }: Attributes, list: Frame): void {
  if (list.ordinal === undefined) return
  const number = Number(value ?? list.ordinal)
  item.label = String(number)
  list.ordinal = number + 1
}

/** What the edition adds is no part of a word. A page may end within one, where its number is not printed. */
export const endsWord = (name: string, { pieces }: Meaning): boolean =>
  blocks.has(name) ||
  wordEnds.has(name) ||
  (pieces.some(({ kind }) => kind === 'furniture') && pieces[0]?.label === undefined)

/** A draft that holds the words from here on. */
export function begin(book: Book, start: PieceStart | { readonly kind: undefined }, at: number): Draft {
  const draft: Draft = { ...start, from: 0, to: 0, at }
  book.run.cut(draft, 'from')
  book.drafts.push(draft)
  return draft
}

function openAnchor(book: Book, target: string, at: number, block: Draft | undefined): Anchor | undefined {
  if (book.anchors.has(target)) {
    book.fault(at, `The id “${target.slice(target.indexOf('#') + 1)}” stands twice`)
    return undefined
  }
  const anchor: Anchor = { at, block, from: 0, to: 0 }
  book.run.cut(anchor, 'from')
  book.anchors.set(target, anchor)
  return anchor
}
