import type { Laid, StripFacts } from './paginate/order.ts'

/** Where a page of the reading edition begins. */
export interface PageStart {
  /** Id of the section that stands on it. */
  readonly section: string
  /** `iv`, `12`. */
  readonly label: string
  /** Letters and digits of the section that stand before it. */
  readonly letters: number
}

/**
 * Where each page begins, as every edition can find it: counted in letters, which no edition changes.
 *
 * @param letters Of the text on each page.
 */
export function startsOf(
  { orders, facts }: Laid,
  strips: readonly StripFacts[],
  letters: readonly number[],
): PageStart[] {
  const before = new Map<number, number>()
  return orders.flatMap(({ strip }, page): PageStart[] => {
    if (strip === undefined) return []
    const passed = before.get(strip) ?? 0
    before.set(strip, passed + (letters[page] ?? 0))
    const label = facts[page]?.label ?? ''
    return label === '' ? [] : [{ section: strips[strip]?.id ?? '', label, letters: passed }]
  })
}
