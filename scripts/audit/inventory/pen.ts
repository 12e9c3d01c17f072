import type { Piece, PieceKind, Reading, Spot } from '../../model/reading.ts'
import { lineStarts, spotsIn } from './lines.ts'
import type { ManuscriptText } from '../../model/written.ts'
import type { Origin } from './origin.ts'
import { addText, emptyRun, endRun } from './run.ts'

export type Draft = { -readonly [Key in keyof Piece]: Piece[Key] }
export type Details = Omit<Piece, 'kind' | 'from' | 'to' | 'at'>

/**
 * Writes a reading down. Text is gathered in runs, one for each block, so that a word that markup cuts in two
 * (`un*believ*able`) is one word.
 *
 * Offsets count in the file that was opened last.
 */
export interface Pen {
  openFile(source: Pick<ManuscriptText, 'path' | 'text' | 'place'>): void
  /** Offsets of the lines of the open file. */
  readonly lines: readonly number[]
  write(text: string, origin: Origin, from?: number, to?: number): void
  /** Part the words before and behind: something is printed between. */
  gap(): void
  open(kind: PieceKind, offset: number, details?: Details): Draft
  close(piece: Draft): void
  /** A piece without words. */
  point(kind: PieceKind, offset: number, details?: Details): Draft
  /** A place that links may lead to; of two of one name the first counts. */
  target(name: string): void
  /** End the run, and give its text. */
  flush(): string
  readonly targets: Map<string, number>
  readonly reading: Pick<Reading, 'words' | 'at' | 'spots' | 'pieces' | 'targets'>
}

export function createPen(): Pen {
  const list = wordList()
  const { words, spots } = list
  const pieces: Draft[] = []
  const targets = new Map<string, number>()
  let text: string | undefined
  let lines: readonly number[] = []
  let spotOf: (offset: number) => Spot = () => ({ file: '' })
  let run = emptyRun()

  const mark = (isStart: boolean, set: (word: number) => void): void => {
    if (run.text === '') set(words.length)
    else run.marks.push({ index: run.text.length, isStart, set })
  }
  const begin = (kind: PieceKind, offset: number, details?: Details): Draft => {
    const piece: Draft = { kind, from: 0, to: 0, at: spots.push(spotOf(offset)) - 1, ...details }
    pieces.push(piece)
    return piece
  }

  return {
    openFile({ path, text: content, place }) {
      if (text !== content) lines = lineStarts(content)
      text = content
      spotOf = place ? () => ({ file: path, ...place }) : spotsIn(path, lines)
    },
    get lines() {
      return lines
    },
    write(added, origin, from = 0, to = added.length) {
      if (to > from) addText(run, added, origin, from, to)
    },
    gap() {
      if (run.text !== '') run.text += ' '
    },
    open(kind, offset, details) {
      const piece = begin(kind, offset, details)
      mark(true, (word) => (piece.from = word))
      return piece
    },
    close: (piece) => mark(false, (word) => (piece.to = word)),
    point(kind, offset, details) {
      const piece = begin(kind, offset, details)
      mark(false, (word) => (piece.from = piece.to = word))
      return piece
    },
    target: (name) => mark(true, (word) => targets.has(name) || targets.set(name, word)),
    flush() {
      const ended = run
      run = emptyRun()
      if (ended.text !== '') endRun(ended, words.length, (word, offset) => list.add(word, spotOf(offset)))
      return ended.text
    },
    targets,
    reading: { words, at: list.at, spots, pieces, targets },
  }
}

interface WordList extends Pick<Reading, 'words' | 'at'> {
  readonly spots: Spot[]
  add(word: string, spot: Spot): void
}

function wordList(): WordList {
  const words: string[] = []
  const at: number[] = []
  const spots: Spot[] = []
  // One copy of each word: a book has twenty times fewer words than it has running words.
  const known = new Map<string, string>()
  return {
    words,
    at,
    spots,
    add(word, spot) {
      at.push(spots.push(spot) - 1)
      const same = known.get(word)
      if (same === undefined) known.set(word, word)
      words.push(same ?? word)
    },
  }
}
