import type { Element } from 'hast'

import type { StripFacts } from '../paginate/order.ts'

/** One strip of the galley, before it is HTML, with the notes that its text calls. */
export interface Leaf {
  readonly facts: StripFacts
  readonly element: Element
  readonly notes: readonly Element[]
  /** Ids that are not set, each with one that stands for it. */
  readonly gone: ReadonlyMap<string, string>
}
