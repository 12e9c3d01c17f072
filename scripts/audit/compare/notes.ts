import type { Count } from '../../model/audit.ts'
import type { FileReading, Piece } from '../../model/reading.ts'
import { align } from './align.ts'
import { firstFrom, firstPair } from './cover.ts'
import { type Found, finding, quote } from './findings.ts'
import { type Match, pairUp } from './match.ts'
import { streams, wordsAt, wordsIn } from './streams.ts'
import { checkWaysBack } from './ways-back.ts'

/** A note and its call; the pieces of the edition's note that its call leads to, and that call. */
export interface FoundNote {
  readonly note: Piece
  readonly called: Piece
  readonly there: readonly Piece[]
  readonly call: Piece
}

/** Every note of the manuscript, where its call leads in the edition. Pairs the words of the notes. */
export function matchNotes(match: Match): { count: Count; findings: Found[]; found: FoundNote[] } {
  const { manuscript, edition } = match
  const calls = callsOf(match)
  const notes = notesOf(edition)
  // A plain text says by its numbers what its notes are, if it does.
  const isMarked = edition.isStructured || (edition.kind === 'text' && notes.size > 0)
  const findings: Found[] = []
  const found: FoundNote[] = []
  const wanted = manuscript.pieces.filter(({ kind }) => kind === 'note')
  let kept = 0
  for (const note of wanted) {
    const called = calls.get(note.id ?? '') ?? []
    const led = isMarked ? followCalls(match, note, called, notes, findings) : undefined
    if (led) found.push(led)
    const isThere = led !== undefined || searchNote(match, note)
    if (led || (isThere && !isMarked)) kept += 1
    if (!isThere) findings.push(missing(match, note, called))
    else if (!led && isMarked) findings.push(astray(match, note))
    if (led) findings.push(...checkNumber(match, led))
  }
  findings.push(...checkWaysBack(match, found))
  return { count: { kept, written: wanted.length }, findings, found }
}

const missing = (match: Match, note: Piece, [first]: readonly Call[]): Found =>
  finding(match, 'audit-note', `The note ${quote(textOf(match, note))} is missing`, {
    piece: note,
    ...(first && { there: Math.max(0, match.before[first.piece.from] ?? 0) }),
  })

/** The words of a note are there, but no call leads to them. */
const astray = (match: Match, note: Piece): Found =>
  finding(match, 'audit-note', `Nothing leads to the note ${quote(textOf(match, note))}`, {
    piece: note,
    there: firstPair(match.pairs, note),
  })

/** The number of the call is the number of the note. */
function checkNumber(match: Match, { called, there, call }: FoundNote): Found[] {
  const { words } = match.edition
  const [first] = there
  const [number, own] = [words[call.from], words[first?.from ?? -1]]
  if (call.to !== call.from + 1 || !isNumber(number) || !isNumber(own) || number === own) return []
  return [
    finding(match, 'audit-note', `The note ${own} is called as ${number}`, { piece: called, found: call }),
  ]
}

const isNumber = (word = ''): boolean => /^\d{1,4}$/.test(word)

/** A call in the manuscript, and the one that stands at its place in the edition. */
interface Call {
  readonly piece: Piece
  readonly there?: Piece
}

/** The calls of each note, paired by place: of several between the same two words, the first with the first. */
function callsOf({ manuscript, edition, before, after }: Match): Map<string, Call[]> {
  const there = edition.pieces.filter(({ kind }) => kind === 'note-call')
  const calls = new Map<string, Call[]>()
  const taken = new Set<Piece>()
  for (const piece of manuscript.pieces) {
    if (piece.kind !== 'note-call') continue
    const [from, to] = [before[piece.from] ?? -1, after[piece.to] ?? edition.words.length]
    let next = firstFrom(there, from + 1)
    while (taken.has(there[next] ?? piece)) next += 1
    const call = there[next]
    const isHere = call !== undefined && call.from <= to
    if (isHere) taken.add(call)
    const list = calls.get(piece.target ?? '') ?? []
    list.push({ piece, ...(isHere && { there: call }) })
    calls.set(piece.target ?? '', list)
  }
  return calls
}

/** Notes of an edition by id; one that is set on two pages may be two pieces. */
function notesOf({ pieces }: FileReading): Map<string, Piece[]> {
  const notes = new Map<string, Piece[]>()
  for (const piece of pieces) {
    if (piece.kind !== 'note' || piece.id === undefined) continue
    notes.set(piece.id, [...(notes.get(piece.id) ?? []), piece])
  }
  return notes
}

/** Pair the note with the one that its calls lead to. */
function followCalls(
  match: Match,
  note: Piece,
  called: readonly Call[],
  notes: ReadonlyMap<string, readonly Piece[]>,
  findings: Found[],
): FoundNote | undefined {
  let found: FoundNote | undefined
  for (const { piece, there } of called) {
    if (!there) {
      findings.push(
        finding(match, 'audit-note', `The note ${quote(textOf(match, note))} is not called here`, {
          piece,
          there: Math.max(0, match.before[piece.from] ?? 0),
        }),
      )
      continue
    }
    const target = notes.get(there.target ?? '') ?? []
    // Where it leads to nothing, the note is looked for everywhere.
    if (target.length === 0) continue
    if (pairNote(match, note, target)) found ??= { note, called: piece, there: target, call: there }
    else
      findings.push(
        finding(match, 'audit-note', `The call leads to another text than ${quote(textOf(match, note))}`, {
          piece,
          there: there.from,
        }),
      )
  }
  return found
}

/** True where the words of the manuscript's note are those of the edition's: half of them, the rest is reported as lost. */
function pairNote(match: Match, note: Piece, target: readonly Piece[]): boolean {
  const { manuscript, edition, own, there, pairs, isFree } = match
  const from = wordsIn(own, streams.note, note)
  const to = Int32Array.from(target.flatMap((piece) => [...wordsIn(there, streams.note, piece)]))
  const found = align(wordsAt(manuscript, from), wordsAt(edition, to))
  const count = found.filter((pair) => pair >= 0).length
  // A note that has been cut is still the note.
  if (target.length === 0 || count * 2 < Math.min(from.length, to.length)) return false
  pairUp(found, from, to, pairs, isFree)
  return true
}

/** Pair the note with the words that are left over, wherever they stand. */
function searchNote(match: Match, note: Piece): boolean {
  const from = wordsIn(match.own, streams.note, note)
  if (from.length === 0) return true
  const found = match.pool.take(wordsAt(match.manuscript, from))
  for (const [index, pair] of found?.entries() ?? []) match.pairs[from[index] ?? 0] = pair
  return found !== undefined
}

const textOf = ({ manuscript, own }: Match, note: Piece): string[] =>
  wordsAt(manuscript, wordsIn(own, streams.note, note))
