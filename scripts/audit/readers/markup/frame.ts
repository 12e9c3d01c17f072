import type { Anchor, Draft } from './book.ts'
import type { Capture } from './capture.ts'
import type { Attributes } from './events.ts'
import type { Around, PieceStart } from './meaning.ts'

/** An element that is open. */
export interface Frame {
  readonly name: string
  readonly isBlock: boolean
  /** It ends the word before it, and its own. */
  readonly endsWord: boolean
  readonly around: Around
  readonly drafts: readonly Draft[]
  readonly anchor: Anchor | undefined
  /** The block that it stands in; of a block, nothing. */
  readonly parentBlock: Frame | undefined
  /** The innermost paragraph, cell, item … that it is or stands in. */
  readonly home: Draft | undefined
  /** The nearest section, figure or table. */
  readonly owner: Draft | undefined
  /** What a label in it is for. */
  readonly labelled: readonly Draft[]
  /** A language that no piece has been given yet. */
  readonly language: string | undefined
  readonly capture: Capture | undefined
  /** The paragraph that loose text in it makes. */
  loose: Draft | undefined
  /** Of a numbered list, the number of its next item. */
  ordinal: number | undefined
}

export const blockOf = (frame: Frame | undefined): Frame | undefined =>
  frame?.isBlock ? frame : frame?.parentBlock

export const homeOf = (frame: Frame | undefined): Draft | undefined => blockOf(frame)?.loose ?? frame?.home

const owners: ReadonlySet<string | undefined> = new Set(['section', 'figure', 'table'])

export const ownerOf = (drafts: readonly Draft[], parent: Frame | undefined): Draft | undefined =>
  drafts.findLast(({ kind }) => owners.has(kind)) ?? parent?.owner

/** A heading's label is its section's too, where it is the first there; a caption's its figure's or table's. */
export function labelledBy(
  drafts: readonly Draft[],
  parent: Frame | undefined,
  headed: Set<Draft>,
): readonly Draft[] {
  const own = drafts.find(({ kind }) => kind === 'heading' || kind === 'caption' || kind === 'work')
  if (!own) return parent?.labelled ?? []
  const owner = parent?.owner
  if (!owner || own.kind === 'work') return [own]
  if ((own.kind === 'heading') !== (owner.kind === 'section') || headed.has(owner)) return [own]
  headed.add(owner)
  return [own, owner]
}

export function languageOf(attributes: Attributes): string | undefined {
  return attributes['xml:lang'] ?? attributes['lang']
}

/** The file that a picture shows. */
const sourceOf = ({ kind }: PieceStart, { src, data }: Attributes): string | undefined =>
  kind === 'picture' ? (src ?? data) : undefined

/** What only the attributes tell. */
export function withTarget(
  start: PieceStart,
  attributes: Attributes,
  resolve: (href: string) => string,
): PieceStart {
  const href = attributes['href'] ?? attributes['xlink:href'] ?? sourceOf(start, attributes)
  const cites = attributes['data-cites']
  if (start.kind === 'citation' && cites !== undefined)
    return { ...start, keys: cites.split(/\s+/).filter(Boolean) }
  const leads = href !== undefined && start.kind !== 'furniture'
  return leads ? { ...start, target: resolve(href) } : start
}
