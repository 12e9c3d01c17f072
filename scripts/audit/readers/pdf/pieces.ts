import type { Fault, Piece, PieceKind } from '../../../model/reading.ts'
import type { Names } from './names.ts'
import type { Draft, Text } from './text.ts'

/** Kinds whose place in the book is worth a name. */
const named = new Set<PieceKind>(['section', 'heading', 'figure', 'table', 'note', 'work'])

/**
 * Count the words of each piece, name the places and say of each link what it is: a note's call leads to a note, a
 * citation to a work.
 */
export function settlePieces(
  { words, drafts }: Text,
  { targets, targetOf }: Names,
  isStructured: boolean,
): { pieces: Piece[]; faults: Fault[] } {
  const faults: Fault[] = []
  const nameAt = new Map<number, string>()
  for (const [name, word] of targets)
    if (!name.startsWith('#page=') && !nameAt.has(word)) nameAt.set(word, name)
  const notes = owners(drafts, 'note', words.length)
  const works = owners(drafts, 'work', words.length)
  const idOf = ({ kind, from, id }: Draft): string | undefined => {
    if (!named.has(kind)) return undefined
    // Notes have no named destination of their own in many files, but always an identifier (14.8.2.4.2).
    if (kind === 'note' && id !== undefined) return `#${id}`
    return nameAt.get(from.word)
  }
  for (const draft of drafts) {
    const id = draft.kind === 'note' ? idOf(draft) : undefined
    if (id !== undefined && !targets.has(id)) targets.set(id, draft.from.word)
  }

  function linked(draft: Draft): { kind: PieceKind; target?: string } {
    const { link, at } = draft
    if (!link) {
      faults.push({ at, reason: `${quoted(draft)} is tagged as a link, but leads nowhere` })
      return { kind: 'link' }
    }
    if (link.uri !== undefined) return { kind: 'link', target: link.uri }
    const target = link.destination === undefined ? undefined : targetOf(link.destination)
    const word = target === undefined ? undefined : targets.get(target)
    if (target === undefined || word === undefined) {
      const name = typeof link.destination === 'string' ? `#${link.destination}` : 'a place'
      faults.push({ at, reason: `Link ${quoted(draft)} leads to ${name} that is not in the file` })
      return { kind: 'link' }
    }
    if (!isStructured) return { kind: draft.kind, target }
    const note = notes[word]
    if (note && note !== notes[draft.from.word]) return { kind: 'note-call', target: idOf(note) ?? target }
    if (draft.within === 'note-start') return { kind: 'backlink', target }
    const work = works[word]
    if (work && draft.within !== 'work') return { kind: 'citation', target: idOf(work) ?? target }
    return { kind: draft.within === 'work' ? 'backlink' : 'reference', target }
  }

  const quoted = ({ from, to }: Draft): string => `“${words.slice(from.word, to.word).join(' ')}”`

  const pieces = drafts.map((draft): Piece => {
    const { kind, from, to, at, level, alt, isHead, language } = draft
    const id = idOf(draft)
    return {
      kind,
      from: from.word,
      to: Math.max(from.word, to.word),
      at,
      ...(level !== undefined && { level }),
      ...(alt !== undefined && { alt }),
      ...(isHead !== undefined && { isHead }),
      ...(language !== undefined && { language }),
      ...(id !== undefined && { id }),
      ...((kind === 'link' || draft.link) && linked(draft)),
    }
  })
  return { pieces, faults }
}

/** For each word the piece of a kind that it stands in. */
function owners(drafts: readonly Draft[], kind: PieceKind, count: number): (Draft | undefined)[] {
  const owner = Array.from<Draft | undefined>({ length: count })
  for (const draft of drafts) if (draft.kind === kind) owner.fill(draft, draft.from.word, draft.to.word)
  return owner
}
