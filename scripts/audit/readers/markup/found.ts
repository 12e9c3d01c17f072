import type { Draft } from './book.ts'

/** Pieces that show themselves when all is read. */
export interface Found {
  /** Around what was drafted with the same words. */
  readonly outer: Draft[]
  /** Within it. */
  readonly inner: Draft[]
}

/** Say that `draft` is of this kind as well: a paragraph that is a note. A place without a kind gets it. */
export function wrap(
  { outer }: Found,
  draft: Draft,
  { kind, id }: Required<Pick<Draft, 'kind' | 'id'>>,
): Draft {
  if (draft.kind === undefined) return Object.assign(draft, { kind, id })
  const { from, to, at } = draft
  const added: Draft = { kind, id, from, to, at }
  outer.push(added)
  return added
}

/** Say that these words are the edition's own. */
export function addFurniture({ inner }: Found, { from, to, at }: Pick<Draft, 'from' | 'to' | 'at'>): void {
  if (to > from) inner.push({ kind: 'furniture', from, to, at })
}
