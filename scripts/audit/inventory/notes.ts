import type { FootnoteDefinition, FootnoteReference } from 'mdast'

import { writeBlocks } from './blocks.ts'
import { type Call, type Context, startOf } from './context.ts'

/** The name of a note among `targets`: no id of an author's holds `^`. */
const nameOf = ({ place }: Context, name: string): string => `#^${place.number}-${name}`

/** `[^name]`. */
export function callNote(node: FootnoteReference, context: Context): void {
  const note = context.page.notes.get(node.identifier)
  if (note)
    call(nameOf(context, node.identifier), startOf(context, node), startOf(context, note), context, (inner) =>
      writeNote(note, inner),
    )
}

/** A note that stands where it is called: `^[…]`, or a citation that is printed as a note. */
export function callWritten(offset: number, context: Context, write: (context: Context) => void): void {
  call(nameOf(context, `at-${offset}`), offset, offset, context, (inner) => {
    const { pen } = inner.book
    const piece = pen.open('paragraph', offset)
    write(inner)
    pen.flush()
    pen.close(piece)
  })
}

function call(
  id: string,
  at: number,
  offset: number,
  { book, calls, place }: Context,
  write: (context: Context) => void,
): void {
  if (place.hidden.length > 0) return
  book.pen.gap()
  book.pen.point('note-call', at, { target: id })
  book.pen.gap()
  calls.push({ id, offset, write })
}

function writeNote(note: FootnoteDefinition, context: Context): void {
  writeBlocks(note.children, context)
}

/**
 * Write the notes of a section at its end, in the order in which they are numbered: those of the text first,
 * then those that the first note calls, and so on. A note that is called twice is written once.
 */
export function writeNotes(calls: readonly Call[], context: Context, written = new Set<string>()): void {
  const { pen } = context.book
  const reached: Call[][] = []
  for (const { id, offset, write } of calls) {
    if (written.has(id)) continue
    written.add(id)
    const own: Call[] = []
    pen.flush()
    pen.target(id)
    const piece = pen.open('note', offset, { id })
    write({ ...context, calls: own, isNote: true })
    pen.flush()
    pen.close(piece)
    reached.push(own)
  }
  for (const own of reached) writeNotes(own, context, written)
}
