import type { Fault, FileReading, Piece } from '../../../model/reading.ts'
import { decode } from '../markup/decode.ts'
import { findNotes, type Notes } from './notes.ts'
import { type Paragraph, readParagraphs } from './paragraphs.ts'
import { findRowHeads } from './rows.ts'

/** What a plain text holds: words, paragraphs between empty lines, and notes that are numbered `[1]`. */
export function readText(name: string, value: Uint8Array): FileReading {
  const { text, reason } = decode(value)
  const { words, at, spots, paragraphs } = readParagraphs(name, text)
  const faults: Fault[] = reason === undefined ? [] : [{ at: spots.push({ file: name }) - 1, reason }]
  const notes = findNotes(paragraphs)
  const heads = findRowHeads(paragraphs).map((stretch): Piece => ({ kind: 'furniture', ...stretch }))
  const pieces = [...paragraphs.flatMap((paragraph) => piecesOf(paragraph, notes)), ...heads]
  return {
    name,
    kind: 'text',
    words,
    at,
    spots,
    pieces: pieces.toSorted(outerFirst),
    faults,
    isStructured: false,
    targets: new Map(Array.from(notes.ids, ([{ from }, id]) => [id, from])),
    facts: { authors: [], identifiers: [], contents: [], claims: [] },
  }
}

/** A paragraph with its calls; a note begins with its number, whatever word stands before that. */
function piecesOf(paragraph: Paragraph, { ids, ends, calls }: Notes): Piece[] {
  const { from, to, at, marks } = paragraph
  const id = ids.get(paragraph)
  const own = id === undefined ? undefined : marks.find((mark) => mark.from === from)
  const pieces: Piece[] = [{ kind: 'paragraph', from, to, at }]
  if (id !== undefined && own)
    pieces.unshift({ kind: 'note', from: own.to - 1, to: ends.get(paragraph) ?? to, at, id })
  for (const mark of marks) {
    const target = calls.get(mark)
    if (target === undefined && mark !== own) continue
    const furniture: Piece = { kind: 'furniture', from: mark.from, to: mark.to, at: mark.at }
    const call = { from: mark.to - 1, to: mark.to, at: mark.at }
    pieces.push(furniture)
    if (target !== undefined) pieces.push({ kind: 'note-call', ...call, target })
  }
  return pieces
}

const outerFirst = (one: Piece, other: Piece): number => one.from - other.from || other.to - one.to
