import type { FileReading, Piece } from '../../../model/reading.ts'
import type { Book, Draft } from './book.ts'
import { type Found, inOrder } from './found.ts'
import { findNotes } from './notes.ts'
import { findWorks } from './works.ts'

/** From what was read to what it means. Targets get the ids to those that are there: the files. */
export function finishBook(
  book: Book,
  files: ReadonlyMap<string, number>,
): Pick<FileReading, 'words' | 'at' | 'spots' | 'pieces' | 'targets' | 'faults' | 'isStructured'> {
  const found: Found = { outer: new Map(), inner: new Map() }
  findNotes(book, found)
  findWorks(book, found)
  const { words, at, spots, faults } = book
  const pieces = inOrder(book.drafts, found).filter(isPiece)
  const targets = new Map(files)
  for (const [target, { from }] of book.anchors) targets.set(target, from)
  return { words, at, spots, pieces, targets, faults, isStructured: true }
}

const emptied: ReadonlySet<string | undefined> = new Set(['paragraph', 'emphasis', 'strong'])

/** What prints a number or a way back as a sign has no words of its own. */
const signs: ReadonlySet<string | undefined> = new Set(['backlink', 'note-call', 'page'])

/** Paragraphs around a picture alone, and the like, hold nothing to read. A cover without words is a cover. */
function isPiece(draft: Draft, index: number, all: readonly Draft[]): draft is Draft & Piece {
  const { kind, from, to } = draft
  if (kind === undefined) return false
  if (from < to) return true
  return !emptied.has(kind) && !(kind === 'furniture' && signs.has(all[index - 1]?.kind))
}
