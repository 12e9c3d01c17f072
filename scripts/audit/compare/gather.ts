import type { Finding } from '../../model/audit.ts'
import type { Found } from './findings.ts'

/** Findings of one kind that are told one by one: who has seen these knows what is wrong. */
const most = 4

/** Words of a loss; other findings are told in the order of the text. */
const sizeOf = ({ rule, from = 0, to = 0 }: Found): number => (rule === 'audit-lost' ? to - from : 0)

/** Findings for a person to read: of many of a kind the first, with the number of the others. */
export function gather(findings: readonly Found[]): Finding[] {
  return [...kindsOf(findings).values()].flatMap((found) => {
    const shown = found.filter(({ isHidden }) => !isHidden).toSorted((a, b) => sizeOf(b) - sizeOf(a))
    const told = shown
      .slice(0, most)
      .map(({ from: _from, to: _to, isHidden: _hidden, ...one }): Finding => one)
    const last = told.at(-1)
    const more = shown.length - told.length
    return last && more > 0
      ? [...told.slice(0, -1), { ...last, reason: `${last.reason} (and ${more} more like it)` }]
      : told
  })
}

function kindsOf(findings: readonly Found[]): Map<string, Found[]> {
  const kinds = new Map<string, Found[]>()
  for (const found of findings) kinds.set(found.rule, [...(kinds.get(found.rule) ?? []), found])
  return kinds
}
