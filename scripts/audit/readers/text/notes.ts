import type { Mark, Paragraph } from './paragraphs.ts'

export interface Notes {
  /** Paragraphs that are notes, by their ids: `#note-1`, and `#note-1-2` for the second of that number. */
  readonly ids: ReadonlyMap<Paragraph, string>
  /** For each of them the word behind its last. */
  readonly ends: ReadonlyMap<Paragraph, number>
  /** Where each mark leads that calls a note. */
  readonly calls: ReadonlyMap<Mark, string>
}

/**
 * Which paragraphs are notes: those that begin with a number in brackets by which they have been called before. A
 * chapter may begin to count anew, so a call leads to the next note of its number.
 *
 * Where notes are named, as in `[Note 1]`, a bare number is something else: a work that is cited.
 */
export function findNotes(paragraphs: readonly Paragraph[]): Notes {
  const isNamed = paragraphs.some(({ isMarked, marks }) => isMarked && marks[0]?.isNamed)
  const ids = new Map<Paragraph, string>()
  const calls = new Map<Mark, string>()
  const open = new Map<string, Mark[]>()
  const last = new Map<string, { id: string; count: number }>()
  for (const paragraph of paragraphs) {
    const marks = paragraph.marks.filter((mark) => mark.isNamed === isNamed)
    const [own] = paragraph.isMarked ? marks : []
    const waiting = own && own.from === paragraph.from ? open.get(own.name) : undefined
    if (own && waiting) {
      const count = (last.get(own.name)?.count ?? 0) + 1
      const id = `#note-${own.number}${count > 1 ? `-${count}` : ''}`
      last.set(own.name, { id, count })
      ids.set(paragraph, id)
      for (const call of waiting) calls.set(call, id)
      open.delete(own.name)
    }
    for (const mark of waiting ? marks.slice(1) : marks)
      open.set(mark.name, [...(open.get(mark.name) ?? []), mark])
  }
  // A note may be called once more behind it.
  for (const [name, marks] of open) {
    const id = last.get(name)?.id
    if (id !== undefined) for (const call of marks) calls.set(call, id)
  }
  return { ids, ends: endsOf(paragraphs, ids, calls), calls }
}

/** Empty lines that may stand within one note. */
const widest = 2

/**
 * Paragraphs that are set in behind a note's number belong to it; so does what stands in a list of notes between one
 * and the next, where a program does not set it in.
 */
function endsOf(paragraphs: readonly Paragraph[], ids: Notes['ids'], calls: Notes['calls']): Notes['ends'] {
  const ends = new Map<Paragraph, number>()
  let note: Paragraph | undefined
  let isIn = false
  /** Paragraphs behind the note that are not set in, and the notes that they call. */
  let between = new Set<string | undefined>()
  for (const paragraph of paragraphs) {
    const id = ids.get(paragraph)
    if (id !== undefined) {
      if (note && isNext(note, paragraph) && !between.has(id)) ends.set(note, paragraph.from)
      note = paragraph
      isIn = true
      between = new Set()
    } else if (note) {
      isIn &&= paragraph.column > note.column && paragraph.gap <= widest
      for (const mark of paragraph.marks) between.add(calls.get(mark))
    }
    if (note && isIn) ends.set(note, paragraph.to)
  }
  return ends
}

const isNext = ({ marks: [one] }: Paragraph, { marks: [next] }: Paragraph): boolean =>
  Number(next?.number) === Number(one?.number) + 1
