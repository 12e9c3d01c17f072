import { freeId, idFrom, reservedIds } from '../../model/slug.ts'
import type { Book } from './context.ts'
import type { ManuscriptFacts } from '../../model/written.ts'
import { labelOf } from './roles.ts'
import type { WrittenSection } from './sections.ts'

/**
 * Number the sections, and give ids to those and to the headings that the author gave none: links may lead
 * there as well.
 *
 * Chapters have numbers where there are two or more, appendices always letters, parts always roman numbers.
 */
export function nameSections(sections: readonly WrittenSection[], book: Book, facts: ManuscriptFacts): void {
  const { targets } = book.pen
  const chapters = sections.filter(({ role }) => role === 'chapter').length
  const isCounted = { appendix: true, part: true, chapter: facts.metadata.contents.numbered && chapters > 1 }
  const counts = { appendix: 0, part: 0, chapter: 0 }
  const given = [...targets.keys()].filter((name) => name.startsWith('#')).map((name) => name.slice(1))
  const taken = new Set([...reservedIds, ...given])
  const ids = sections.map(({ piece, role, title, id: own, isNumbered }, index) => {
    if ((role === 'appendix' || role === 'part' || role === 'chapter') && isNumbered && isCounted[role])
      piece.label = labelOf(role, ++counts[role], facts)
    const id = own ?? freeId(idFrom(title, `${role}-${index + 1}`), taken)
    piece.id = `#${id}`
    for (const name of [`#${id}`, `#${id}-title`]) if (!targets.has(name)) targets.set(name, piece.from)
    taken.add(`${id}-title`)
    return id
  })
  for (const { section, text, id: own, piece } of book.headings) {
    const id = own ?? freeId(idFrom(text, `${ids[section] ?? ''}-part`), taken)
    piece.id = `#${id}`
    if (!targets.has(`#${id}`)) targets.set(`#${id}`, piece.from)
  }
}
