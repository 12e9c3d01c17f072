import type { Count } from '../../model/audit.ts'
import type { Piece } from '../../model/reading.ts'
import { align } from './align.ts'
import { firstFrom } from './cover.ts'
import type { Entry } from './entries.ts'
import { type Found, finding } from './findings.ts'
import { type Match, pairUp } from './match.ts'
import type { FoundNote } from './notes.ts'
import { streams, wordsAt, wordsIn } from './streams.ts'
import type { Works } from './works.ts'

/**
 * Every citation of the manuscript: something is printed at its place, its locators are in it, and where it is a
 * link, that leads to the work. What is printed belongs to the style, so no more can be said of it.
 */
export function checkCitations(
  match: Match,
  notes: readonly FoundNote[],
  works: Works,
): { count: Count; findings: Found[] } {
  const { edition, isFree } = match
  const holes = holesOf(match, notes)
  const entries = entriesOf(match)
  const links = edition.pieces.filter(({ kind }) => kind === 'citation')
  const findings: Found[] = []
  let kept = 0
  for (const { piece, room, keys } of holes) {
    if (!room) continue
    pairAffixes(match, piece, room)
    const printed = room.filter((word) => (isFree[word] ?? 0) > 0)
    const known = keys.flatMap((key) => works.get(key) ?? [])
    const faults = [
      ...judgePrinted(match, piece, printed, room, segmentsOf(piece, room, links, entries, works)),
      ...(edition.isStructured ? judgeLinks(match, piece, room, links, entries, known) : []),
    ]
    if (faults.length === 0) kept += 1
    findings.push(...faults)
    for (const word of printed) isFree[word] = 2
  }
  const written = holes.length
  if (edition.isStructured) findings.push(...findUnlinked(match, holes, links))
  return { count: { kept, written }, findings }
}

interface Hole {
  readonly piece: Piece
  /** Words of the edition between the citation's neighbours. */
  readonly room: readonly number[] | undefined
  /** The works that are cited in it: two citations with nothing between them share a hole. */
  readonly keys: string[]
}

function holesOf(match: Match, notes: readonly FoundNote[]): Hole[] {
  const places = placesOf(match, notes)
  const holes: Hole[] = []
  const shared = new Map<number, string[]>()
  let note: Piece | undefined
  for (const piece of match.manuscript.pieces) {
    if (piece.kind === 'note') note = piece
    if (piece.kind === 'section') note = undefined
    if (piece.kind !== 'citation') continue
    const room = places(piece, note)
    const keys = shared.get(room?.[0] ?? -1) ?? []
    if (room?.[0] !== undefined) shared.set(room[0], keys)
    keys.push(...(piece.keys ?? []))
    holes.push({ piece, room, keys })
  }
  return holes
}

/** Words of the edition between the neighbours of a citation; undefined where its note has been lost with it. */
function placesOf(match: Match, notes: readonly FoundNote[]) {
  const { before, after, edition, there, pairs } = match
  const found = new Map(notes.map((each) => [each.note.id, each]))
  return (piece: Piece, note: Piece | undefined): number[] | undefined => {
    if (note && piece.from >= note.from && piece.to <= note.to) {
      const pieces = found.get(note.id)?.there
      if (!pieces)
        return edition.isStructured || note.from === note.to ? undefined : around(pairs, note, piece)
      const words = pieces.flatMap((each) => [...wordsIn(there, streams.note, each)])
      return between(words, pairs, note, piece)
    }
    const [from, to] = [before[piece.from] ?? -1, after[piece.to] ?? edition.words.length]
    const words: number[] = []
    for (let word = from + 1; word < to; word += 1)
      if (there[word] === streams.body || there[word] === streams.citation) words.push(word)
    return words
  }
}

/** Of a note's words in the edition, those between the pairs around the citation. */
function between(words: readonly number[], pairs: Int32Array, note: Piece, piece: Piece): number[] {
  let [from, to] = [-1, Number.POSITIVE_INFINITY]
  for (let word = note.from; word < piece.from; word += 1) from = Math.max(from, pairs[word] ?? -1)
  for (let word = note.to - 1; word >= piece.to; word -= 1)
    if ((pairs[word] ?? -1) >= 0) to = Math.min(to, pairs[word] ?? to)
  return words.filter((word) => word > from && word < to)
}

/** Words that a note without structure may have between two of its own. */
const reach = 60

function around(pairs: Int32Array, note: Piece, piece: Piece): number[] {
  let from = -1
  for (let word = note.from; word < note.to; word += 1) {
    if (word >= piece.from && from >= 0) break
    from = (pairs[word] ?? -1) >= 0 ? (pairs[word] ?? -1) : from
  }
  return from < 0 ? [] : Array.from({ length: reach }, (_, index) => from + 1 + index)
}

/** Words that the author wrote around a work: `see`, `for another view`. */
function pairAffixes(match: Match, { from, to }: Piece, room: readonly number[]): void {
  const { manuscript, edition, own, pairs, isFree } = match
  const affixes = wordsIn(own, streams.citation, { from, to })
  if (affixes.length === 0) return
  const found = align(
    wordsAt(manuscript, affixes),
    room.map((word) => edition.words[word] ?? ''),
  )
  pairUp(found, affixes, Int32Array.from(room), pairs, isFree)
}

function judgePrinted(
  match: Match,
  piece: Piece,
  printed: readonly number[],
  room: readonly number[],
  segments: readonly (readonly number[] | undefined)[],
): Found[] {
  const { edition, before } = match
  const at = { piece, there: Math.max(0, printed[0] ?? room[0] ?? before[piece.from] ?? 0) }
  const keys = (piece.keys ?? []).map((key) => `@${key}`).join(', ')
  // Words before and behind that say the same may be paired with it: only marks tell where a citation begins.
  if (printed.length === 0 && edition.isStructured && (piece.keys ?? []).length > 0)
    return [finding(match, 'audit-citation', `The citation of ${keys} is not printed`, at)]
  return (piece.locators ?? []).flatMap((locator, index) => {
    const words = new Set((segments[index] ?? printed).map((word) => edition.words[word] ?? ''))
    const missing = locator.filter((word, place) => !words.has(word) && !isShortened(word, place, words))
    if (missing.length === 0) return []
    const reason = `The citation of @${piece.keys?.[index] ?? ''} lacks its locator ${missing.join(', ')}`
    return [finding(match, 'audit-citation', reason, at)]
  })
}

/**
 * What is printed for each work of a citation, where links tell them apart: from its link to the next.
 *
 * Undefined for a work without a link of its own.
 */
function segmentsOf(
  { keys = [] }: Piece,
  room: readonly number[],
  links: readonly Piece[],
  entries: ReadonlyMap<string, Piece>,
  works: Works,
): (readonly number[] | undefined)[] {
  const [first = 0, last = -1] = [room[0], room.at(-1)]
  const here = links.slice(firstFrom(links, first), firstFrom(links, last + 1)).filter(({ target }) => target)
  if (keys.length < 2 || here.length < keys.length) return []
  return keys.map((key) => {
    const work = works.get(key)
    const index = here.findIndex(({ target }) => work && entries.get(target ?? '')?.from === work.from)
    const from = here[index]?.from
    const to = here[index + 1]?.from ?? last + 1
    return from === undefined ? undefined : room.filter((word) => word >= from && word < to)
  })
}

/** The end of a range of pages: some styles print 125-127 as 125-7 or 125-27. */
const isShortened = (word: string, place: number, words: ReadonlySet<string>): boolean =>
  place > 0 && /^\d+$/.test(word) && [...word].some((_, index) => index > 0 && words.has(word.slice(index)))

/** The edition's entries of works, by id. */
function entriesOf({ edition }: Match): Map<string, Piece> {
  const entries = edition.pieces.filter(({ kind, id }) => kind === 'work' && id !== undefined)
  return new Map(entries.map((entry) => [entry.id ?? '', entry]))
}

/** Most citations of this edition are links: then all should be. */
function findUnlinked(match: Match, holes: readonly Hole[], links: readonly Piece[]): Found[] {
  const linked = links.filter(({ target }) => target !== undefined)
  const here = holes.filter(({ room }) => room !== undefined && room.length > 0)
  const without = here.filter(({ room }) => {
    const [first = 0, last = -1] = [room?.[0], room?.at(-1)]
    return firstFrom(linked, first) === firstFrom(linked, last + 1)
  })
  if (without.length * 5 > here.length) return []
  return without.map(({ piece, room }) =>
    finding(match, 'audit-citation', `The citation of @${piece.keys?.[0] ?? ''} does not lead to its work`, {
      piece,
      there: room?.[0],
    }),
  )
}

/** A citation that is a link leads to the entry of one of its works. */
function judgeLinks(
  match: Match,
  piece: Piece,
  room: readonly number[],
  links: readonly Piece[],
  entries: ReadonlyMap<string, Piece>,
  known: readonly Entry[],
): Found[] {
  const [first, last] = [room[0], room.at(-1)]
  if (first === undefined || last === undefined) return []
  const wrong = links.slice(firstFrom(links, first), firstFrom(links, last + 1)).filter(({ target }) => {
    const entry = entries.get(target ?? '')
    return entry && known.length > 0 && !known.some(({ from, to }) => from < entry.to && to > entry.from)
  })
  return wrong.map(({ from }) =>
    finding(match, 'audit-citation', `The citation of @${piece.keys?.[0] ?? ''} leads to another work`, {
      piece,
      there: from,
    }),
  )
}
