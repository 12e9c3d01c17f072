import type { Book, Draft, Marker } from './book.ts'
import { addFurniture, type Found, wrap } from './found.ts'

/**
 * Find the notes of books that do not say which they are.
 *
 * Where a call is known, what it leads to is a note. Two short links that lead to each other are a call and the
 * way back; the note is the block that begins with its link, or that ends with it.
 */
export function findNotes(book: Book, found: Found): void {
  const byBlock = new Map<Draft | undefined, Marker[]>()
  for (const marker of book.markers) {
    const others = byBlock.get(marker.block)
    if (others) others.push(marker)
    else byBlock.set(marker.block, [marker])
  }
  for (const call of book.markers) {
    const back = call.draft.kind === 'link' ? backOf(call, byBlock, book) : undefined
    if (!back?.block) continue
    Object.assign(call.draft, { kind: 'note-call' })
    Object.assign(back.draft, { kind: 'backlink' })
    addFurniture(found, call.draft)
    addFurniture(found, back.draft)
  }
  const notes = book.drafts.filter(({ kind }) => kind === 'note')
  const named = new Map(notes.map((note) => [note.id, note]))
  const calls = book.drafts.filter(({ kind }) => kind === 'note-call')
  for (const { target } of calls) {
    const anchor = target !== undefined && !named.has(target) ? book.anchors.get(target) : undefined
    if (!anchor?.block || target === undefined) continue
    // A heading above a page of notes is no note.
    if (anchor.block.kind === 'heading' || anchor.block.kind === 'section') continue
    named.set(target, wrap(found, anchor.block, { kind: 'note', id: target }))
  }
  addPrintedNumbers(calls, named, book, found)
}

function backOf(
  call: Marker,
  byBlock: ReadonlyMap<Draft | undefined, readonly Marker[]>,
  book: Book,
): Marker | undefined {
  const { target } = call.draft
  const block = target === undefined ? undefined : book.anchors.get(target)?.block
  if (!block || !call.block || block === call.block) return undefined
  const links = byBlock.get(block) ?? []
  // The first or the last: a note that leads back in its middle is none that is known.
  return [links[0], links.at(-1)].find((back) => {
    const home = back?.draft.target === undefined ? undefined : book.anchors.get(back.draft.target)?.block
    return back && home === call.block && isNoteSide(back, call)
  })
}

/** A note begins with its number, or ends with the way back; what calls it stands within a text. */
function isNoteSide(back: Marker, call: Marker): boolean {
  const begins = ({ draft, block }: Marker): boolean => draft.from === block?.from
  if (begins(back) !== begins(call)) return begins(back)
  return call.draft.from < back.draft.from
}

/**
 * Numbers that are printed before notes as plain text.
 *
 * A note may begin with a number of its own, `1 Kings 3`; but not every note of a book with its own one.
 */
function addPrintedNumbers(
  calls: readonly Draft[],
  named: ReadonlyMap<string | undefined, Draft>,
  { words, drafts }: Book,
  found: Found,
): void {
  const numbers = new Map<Draft, string>()
  for (const { target, from, to } of calls) {
    const note = target === undefined ? undefined : named.get(target)
    if (note && to === from + 1) numbers.set(note, words[from] ?? '')
  }
  const notes = [...numbers]
  if (notes.length < 2 || !notes.every(([{ from, to }, number]) => to > from && words[from] === number))
    return
  // What begins with a note, and the last of it holds the number: a paragraph, or the way back that has it said.
  const innermost = new Map<number, Draft>(notes.map(([note]) => [note.from, note]))
  for (const draft of drafts)
    if (draft.from < draft.to && innermost.has(draft.from)) innermost.set(draft.from, draft)
  for (const [from, draft] of innermost)
    if (draft.kind !== 'furniture' && draft.kind !== 'backlink') addFurniture(found, draft, from + 1)
}
