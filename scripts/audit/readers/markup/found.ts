import type { Draft } from './book.ts'

/** Pieces that show themselves when all is read, by the draft that they stand around or within. */
export interface Found {
  readonly outer: Map<Draft, Draft>
  readonly inner: Map<Draft, Draft>
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
  outer.set(draft, added)
  return added
}

/** Say that words of `draft` are the edition's own: all of them, or those before `to`. */
export function addFurniture({ inner }: Found, draft: Draft, to = draft.to): void {
  const { from, at } = draft
  if (to > from) inner.set(draft, { kind: 'furniture', from, to, at })
}

/** All drafts, the outer ones first. */
export function inOrder(drafts: readonly Draft[], { outer, inner }: Found): Draft[] {
  return drafts.flatMap((draft) =>
    [outer.get(draft), draft, inner.get(draft)].filter((one) => one !== undefined),
  )
}
