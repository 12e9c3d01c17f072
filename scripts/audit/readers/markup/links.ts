import type { Attributes } from './events.ts'
import type { Around, PieceStart } from './meaning.ts'
import { backClasses, backTypes, callClasses, hasAny, referenceClasses, type Terms } from './vocabulary.ts'

/**
 * What a link is: the call of a note, the way back from one, a citation, a cross-reference or any other.
 *
 * Numbers of notes and the words of ways back are the edition's own: furniture. An anchor that leads nowhere is
 * nothing.
 */
export function linkPieces(attributes: Attributes, terms: Terms, around: Around): PieceStart[] {
  if (attributes['href'] === undefined && attributes['xlink:href'] === undefined) return []
  const { types, classes } = terms
  const added: PieceStart[] = around.inFurniture ? [] : [{ kind: 'furniture' }]
  if (types.has('noteref') || hasAny(classes, callClasses) || attributes['data-footnote-ref'] !== undefined)
    return [{ kind: 'note-call' }, ...added]
  if (
    hasAny(types, backTypes) ||
    hasAny(classes, backClasses) ||
    attributes['data-footnote-backref'] !== undefined
  )
    return [{ kind: 'backlink' }, ...added]
  if (types.has('biblioref') || around.inCitation) return [{ kind: 'citation' }]
  if (hasAny(classes, referenceClasses)) return [{ kind: 'reference' }]
  return [{ kind: 'link' }]
}
