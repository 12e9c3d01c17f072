import { comparableWords } from '../../../model/comparable.ts'
import type { Fault, FileReading, Piece, Spot } from '../../../model/reading.ts'
import { decode } from '../markup/decode.ts'

/**
 * What a plain text holds: words, paragraphs between empty lines, and notes that are numbered `[1]`.
 *
 * A paragraph that begins with `[1]` is the note of that number, where the number is called elsewhere; its target
 * is `#note-1`.
 */
export function readText(name: string, value: Uint8Array): FileReading {
  const { text, reason } = decode(value)
  const words: string[] = []
  const at: number[] = []
  const spots: Spot[] = []
  const paragraphs: Paragraph[] = []
  let open: Paragraph | undefined
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    if (line.trim() === '') {
      open = undefined
      continue
    }
    const spot = spots.push({ file: name, line: index + 1, column: line.search(/\S/) + 1 }) - 1
    if (!open) {
      open = { from: words.length, to: words.length, at: spot, number: noteNumber(line), calls: [] }
      paragraphs.push(open)
    }
    readLine(line, spot, open, words, at)
    open.to = words.length
  }
  const faults: Fault[] = reason === undefined ? [] : [{ at: spots.push({ file: name }) - 1, reason }]
  const pieces = piecesOf(paragraphs)
  const notes = pieces.flatMap(({ id, from }) => (id === undefined ? [] : [[id, from] as const]))
  return {
    name,
    kind: 'text',
    words,
    at,
    spots,
    pieces,
    faults,
    isStructured: false,
    targets: new Map(notes),
    facts: { authors: [], identifiers: [], contents: [], claims: [] },
  }
}

interface Paragraph {
  readonly from: number
  to: number
  readonly at: number
  /** Of the note that it may be. */
  readonly number: string | undefined
  readonly calls: { readonly number: string; readonly from: number; readonly at: number }[]
}

const noteNumber = (line: string): string | undefined => /^\s*\[(\d{1,4})\]/.exec(line)?.[1]

function readLine(line: string, spot: number, paragraph: Paragraph, words: string[], at: number[]): void {
  // Odd parts are what stood in brackets.
  for (const [index, part] of line.split(/\[(\d{1,4})\]/).entries()) {
    if (index % 2 === 1) paragraph.calls.push({ number: part, from: words.length, at: spot })
    for (const word of comparableWords(part)) {
      words.push(word)
      at.push(spot)
    }
  }
}

/** A number is a note's where one paragraph begins with it and another calls it. */
function piecesOf(paragraphs: readonly Paragraph[]): Piece[] {
  const called = new Set(
    paragraphs.flatMap(({ from, number, calls }) =>
      calls.flatMap((call) => (call.from === from && number !== undefined ? [] : [call.number])),
    ),
  )
  const seen = new Set<string>()
  const noteOf = ({ number }: Paragraph): string | undefined =>
    number !== undefined && called.has(number) && !seen.has(number) ? number : undefined
  const notes = new Map<Paragraph, string>()
  for (const paragraph of paragraphs) {
    const number = noteOf(paragraph)
    if (number !== undefined) notes.set(paragraph, number)
    if (number !== undefined) seen.add(number)
  }
  return paragraphs.flatMap((paragraph): Piece[] => {
    const { from, to, at, calls } = paragraph
    const number = notes.get(paragraph)
    const pieces: Piece[] =
      number === undefined ? [] : [{ kind: 'note', from, to, at, id: `#note-${number}` }]
    pieces.push({ kind: 'paragraph', from, to, at })
    for (const call of calls) {
      const range = { from: call.from, to: call.from + 1, at: call.at }
      const isOwn = number !== undefined && call.from === from
      if (!isOwn && !seen.has(call.number)) continue
      if (!isOwn) pieces.push({ kind: 'note-call', ...range, target: `#note-${call.number}` })
      pieces.push({ kind: 'furniture', ...range })
    }
    return pieces
  })
}
