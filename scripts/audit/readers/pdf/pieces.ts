import type { Fault, Piece, PieceKind } from '../../../model/reading.ts'
import { brokenLinks, linkSettler } from './linked.ts'
import type { Names } from './names.ts'
import type { Link } from './pages.ts'
import type { Draft, Text } from './text.ts'

/** Kinds whose place in the book is worth a name. */
const named = new Set<PieceKind>(['section', 'heading', 'figure', 'table', 'note', 'work'])

/** Count the words of each piece, name the places and settle what each link is. */
export function settlePieces(
  text: Text,
  names: Names,
  links: readonly Link[],
): { readonly pieces: Piece[]; readonly faults: Fault[] } {
  const { drafts } = text
  const { targets } = names
  const nameAt = new Map<number, string>()
  for (const [name, word] of targets)
    if (!name.startsWith('#page=') && !nameAt.has(word)) nameAt.set(word, name)
  // In many files notes have no named destination, but always an identifier (ISO 14289-1, 7.9).
  const idOf = ({ kind, from, id }: Draft): string | undefined => {
    if (kind === 'note' && id !== undefined) return `#${id}`
    return named.has(kind) ? nameAt.get(from.word) : undefined
  }
  for (const draft of drafts) {
    const id = draft.kind === 'note' ? idOf(draft) : undefined
    if (id !== undefined && !targets.has(id)) targets.set(id, draft.from.word)
  }
  const faults: Fault[] = []
  const settle = linkSettler(text, names, idOf, faults)
  const pieces = drafts.map((draft): Piece => {
    const { kind, from, to, at, level, alt, isHead, language, link } = draft
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
      ...((kind === 'link' || link) && settle(draft)),
    }
  })
  return { pieces, faults: [...faults, ...brokenLinks(links, text, names)] }
}
