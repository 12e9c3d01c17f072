import type { Fault, Piece, PieceKind } from '../../../model/reading.ts'
import type { Names } from './names.ts'
import type { Destination, Link } from './pages.ts'
import type { Draft, Text } from './text.ts'

/**
 * Says of a link what it is by what stands where it leads: a note's call leads to a note, a citation to a work.
 *
 * @param idOf How links name a piece.
 * @param faults Takes those of links that lead nowhere.
 */
export function linkSettler(
  { words, drafts }: Text,
  { targets, targetOf }: Names,
  idOf: (draft: Draft) => string | undefined,
  faults: Fault[],
): (draft: Draft) => Pick<Piece, 'kind' | 'target'> {
  const notes = ownersOf(drafts, 'note', words.length)
  const works = ownersOf(drafts, 'work', words.length)
  return (draft) => {
    const { link, at, kind } = draft
    const fault = (what: string): Pick<Piece, 'kind'> => {
      const said = words.slice(draft.from.word, draft.to.word).join(' ')
      faults.push({ at, reason: `Link “${said}” leads ${what}` })
      return { kind }
    }
    if (!link) return fault('nowhere')
    if (link.uri !== undefined) return { kind, target: link.uri }
    const target = link.destination === undefined ? undefined : targetOf(link.destination)
    const word = target === undefined ? undefined : targets.get(target)
    if (target === undefined || word === undefined) return fault(missing(link.destination))
    if (draft.isLoose) return { kind, target }
    const [note, work] = [notes[word], works[word]]
    // From the number of a note or an entry of the works cited back to its call, be it in another note. A note may also
    // begin with a citation.
    if (draft.within === 'work' || (draft.within === 'note-start' && !work))
      return { kind: 'backlink', target }
    if (note && note !== notes[draft.from.word]) return { kind: 'note-call', target: idOf(note) ?? target }
    if (work) return { kind: 'citation', target: idOf(work) ?? target }
    return { kind: 'reference', target }
  }
}

/** Links that no piece stands for must lead somewhere too. */
export function brokenLinks(links: readonly Link[], { drafts }: Text, { targetOf }: Names): Fault[] {
  const said = new Set(drafts.map(({ link }) => link))
  return links.flatMap((link) => {
    const { destination, page } = link
    if (said.has(link) || destination === undefined || targetOf(destination) !== undefined) return []
    return [{ at: page, reason: `A link leads ${missing(destination)}` }]
  })
}

const missing = (destination: Destination | undefined): string =>
  typeof destination === 'string'
    ? `to #${destination}, which is not in the file`
    : 'to a place that is not in the file'

/** For each word the piece of a kind that it stands in. */
function ownersOf(drafts: readonly Draft[], kind: PieceKind, count: number): (Draft | undefined)[] {
  const own = drafts.filter((draft) => draft.kind === kind)
  const owners = Array.from<Draft | undefined>({ length: own.length > 0 ? count : 0 })
  for (const draft of own) owners.fill(draft, draft.from.word, draft.to.word)
  return owners
}
