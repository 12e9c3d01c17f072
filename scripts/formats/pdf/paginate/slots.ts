import type { Galley } from '../../../model/galley.ts'
import type { Laid } from './order.ts'

/** What to write into each slot of a galley, in their order, once its pages are known. */
export function slotTexts({ slots, ids }: Pick<Galley, 'slots' | 'ids'>, { orders, facts }: Laid): string[] {
  const pageAt = pageFinder(orders)
  const pages = new Map(ids.map(([id, strip, box]) => [id, pageAt(strip, box)]))
  let before: number | undefined
  return slots.map(({ target, strip, box, form, unless }) => {
    const page = pages.get(target)
    const isSaid = unless === 'here' ? page === pageAt(strip, box) : unless === 'before' && page === before
    before = page
    const label = page === undefined ? '' : (facts[page]?.label ?? '')
    return label === '' || isSaid ? '' : form.replace('{n}', label)
  })
}

/** The page that holds a box of a strip. */
function pageFinder(orders: Laid['orders']): (strip: number, box: number) => number | undefined {
  const starts = new Map<number, { from: number; page: number }[]>()
  for (const [page, { strip, from, to }] of orders.entries()) {
    if (strip === undefined || (to === from && from > 0)) continue
    const known = starts.get(strip) ?? []
    known.push({ from, page })
    starts.set(strip, known)
  }
  return (strip, box) => starts.get(strip)?.findLast(({ from }) => from <= box)?.page
}
