import type { Note, PageOrder, Strip } from '../../../model/galley.ts'
import type { PageFacts } from '../../../model/page.ts'
import { numberer } from './folios.ts'
import { paginate } from './paginate.ts'
import type { PageRules } from './rules.ts'

export type { PageRules } from './rules.ts'

/** What the pages of a strip are like. */
export interface StripFacts {
  /** The section's id. */
  readonly id: string
  /** `plain` pages are counted but show neither head nor folio; a cover is not counted. */
  readonly style?: 'cover' | 'plain'
  readonly numbering: 'none' | 'roman' | 'arabic'
  readonly start: 'recto' | 'verso' | 'any'
  /** Running heads; the first page of a strip has none. */
  readonly heads?: { readonly left: string; readonly right: string }
}

/** All pages of a book: what to make, and what to know of them. */
export interface Laid {
  readonly orders: readonly PageOrder[]
  readonly facts: readonly PageFacts[]
}

/**
 * Lay out the strips of a book one behind the other, with blank pages where one must begin on a recto.
 */
export function layOut(
  strips: readonly Strip[],
  facts: readonly StripFacts[],
  notes: readonly Note[],
  rules: PageRules,
): Laid {
  const orders: PageOrder[] = []
  const pages: PageFacts[] = []
  const label = numberer()
  const isRecto = (): boolean => orders.length % 2 === 0
  const side = (): 'left' | 'right' => (isRecto() === (rules.rtl ?? false) ? 'left' : 'right')
  for (const [strip, boxes] of strips.entries()) {
    const fact = facts[strip]
    if (!fact) continue
    if (
      (fact.start === 'recto' && !isRecto()) ||
      (fact.start === 'verso' && isRecto() && orders.length > 0)
    ) {
      // A blank page belongs to what stands before it; inside a cover it is not counted.
      const before = facts[strip - 1]
      pages.push({ label: before ? label(before) : '', side: side(), isBlank: true })
      orders.push({ from: 0, to: 0, notes: [], side: side(), style: 'blank' })
    }
    // For facing pages it counts which of them comes first, not where it lies.
    const first = isRecto() ? 'right' : 'left'
    for (const [index, cut] of cutsOf(boxes, notes, rules, first).entries()) {
      const folio = label(fact)
      const head = index > 0 ? fact.heads?.[isRecto() ? 'right' : 'left'] : undefined
      pages.push({ label: folio, side: side(), isBlank: false })
      orders.push({
        ...cut,
        strip,
        side: side(),
        ...(fact.style && { style: fact.style }),
        ...(head && !fact.style && { head }),
        ...(folio && !fact.style && { folio }),
      })
    }
  }
  return { orders, facts: pages }
}

/** A strip without any box is a page all the same: its words may have no height, but they are there. */
function cutsOf(strip: Strip, notes: readonly Note[], rules: PageRules, first: 'left' | 'right') {
  const cuts = paginate(strip, notes, rules, first)
  return cuts.length > 0 ? cuts : [{ from: 0, to: 0, notes: [] }]
}
