import type { Book } from './book.ts'
import { type Found, wrap } from './found.ts'

/** Find the works of books that do not say which they are: what is cited is one, and a link to a work cites it. */
export function findWorks({ drafts, anchors }: Book, found: Found): void {
  const works = new Set(drafts.flatMap(({ kind, id }) => (kind === 'work' && id !== undefined ? [id] : [])))
  for (const { kind, target } of drafts) {
    if (kind !== 'citation' || target === undefined || works.has(target)) continue
    const block = anchors.get(target)?.block
    const isEntry = block && (block.kind === undefined || block.kind === 'paragraph' || block.kind === 'item')
    if (!isEntry) continue
    wrap(found, block, { kind: 'work', id: target })
    works.add(target)
  }
  for (const draft of drafts)
    if (draft.kind === 'link' && draft.target !== undefined && works.has(draft.target))
      draft.kind = 'citation'
}
