import type { FileReading, Piece } from '../../../model/reading.ts'
import type { Book, Draft } from './book.ts'
import type { Found } from './found.ts'
import { findNotes } from './notes.ts'
import { findWorks } from './works.ts'

/** From what was read to what it means. Targets get the ids to those that are there: the files. */
export function finishBook(
  book: Book,
  files: ReadonlyMap<string, number>,
): Pick<FileReading, 'words' | 'at' | 'spots' | 'pieces' | 'targets' | 'faults' | 'isStructured'> {
  const found: Found = { outer: [], inner: [] }
  findNotes(book, found)
  findWorks(book, found)
  const { words, at, spots, faults } = book
  const pieces = [...found.outer, ...book.drafts, ...found.inner].filter(isPiece)
  // Sorting keeps the order of those that are alike: the outer ones were begun first.
  pieces.sort((one, other) => one.from - other.from || other.to - one.to)
  const targets = new Map(files)
  for (const [target, { from }] of book.anchors) targets.set(target, from)
  return { words, at, spots, pieces, targets, faults, isStructured: true }
}

const emptied: ReadonlySet<string | undefined> = new Set(['paragraph', 'emphasis', 'strong', 'furniture'])

/** Paragraphs around a picture alone, and the like, hold nothing to read. */
const isPiece = (draft: Draft): draft is Draft & Piece =>
  draft.kind !== undefined && !(draft.from === draft.to && emptied.has(draft.kind))
