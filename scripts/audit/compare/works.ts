import type { Count, Finding } from '../../model/audit.ts'
import { comparableWords } from '../../model/comparable.ts'
import type { Piece } from '../../model/reading.ts'
import { finding, quote } from './findings.ts'
import type { Match } from './match.ts'

/** A work of the manuscript, and its entry in the edition. */
export type Works = ReadonlyMap<string, { readonly work: Piece; readonly from: number; readonly to: number }>

/** Every cited work, in the edition's list of them: by the words of its title. Pairs these. */
export function matchWorks(match: Match): { count: Count; findings: Finding[]; works: Works } {
  const { manuscript, pool, pairs } = match
  const works = new Map<string, { work: Piece; from: number; to: number }>()
  const findings: Finding[] = []
  const wanted = manuscript.pieces.filter(({ kind }) => kind === 'work')
  for (const work of wanted) {
    const words = manuscript.words.slice(work.from, work.to)
    const found = pool.take(words)
    if (!found) {
      if (words.length > 0)
        findings.push(finding(match, 'audit-work', `The work ${quote(words)} is not listed`, { piece: work }))
      continue
    }
    const there = [...found].filter((pair) => pair >= 0)
    const first = Math.min(...there)
    for (const [index, pair] of found.entries()) pairs[work.from + index] = pair
    for (const key of work.keys ?? []) works.set(key, { work, from: first, to: Math.max(...there) + 1 })
    // A style prints a dash for the author of the work before.
    const name = comparableWords(work.label ?? '').length
    const missing = words.filter((_, index) => index >= name && (found[index] ?? -1) < 0)
    if (missing.length > 0)
      findings.push(
        finding(match, 'audit-work', `In the entry of a work ${quote(missing)} is missing`, {
          piece: work,
          there: first,
        }),
      )
  }
  const written = wanted.filter(({ from, to }) => to > from).length
  return { count: { kept: works.size, written }, findings, works }
}
