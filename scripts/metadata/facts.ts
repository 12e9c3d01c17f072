import { impossibleDate } from './date.ts'
import { identifierFault } from './identifiers.ts'
import { type Group, isGroup, type Wrong } from './judge.ts'
import type { Path } from './places.ts'

/** What no schema can say: days that the calendar lacks, identifiers that can't be right, signs that XML lacks. */
export function factFaults(value: Group): Wrong[] {
  return [
    ...dateFaults(value['date']),
    ...identifierFaults(value['identifiers']),
    ...signFaults(value, [], new Set()),
  ]
}

function dateFaults(date: unknown): Wrong[] {
  if (typeof date !== 'string' || !/^\d{4}-\d{2}(?:-\d{2})?$/.test(date)) return []
  const impossible = impossibleDate(date)
  if (!impossible) return []
  const said = `there is no ${date}: ${impossible}`
  return [
    { kind: 'fact', path: ['date'], rule: 'metadata-value', said, hint: 'Look the day up in a calendar.' },
  ]
}

function identifierFaults(identifiers: unknown): Wrong[] {
  if (!Array.isArray(identifiers)) return []
  return identifiers.flatMap((identifier: unknown, index): Wrong[] => {
    if (!isGroup(identifier) || typeof identifier['value'] !== 'string') return []
    const fault = identifierFault(String(identifier['scheme']), identifier['value'].trim())
    return fault
      ? [{ kind: 'fact', path: ['identifiers', index, 'value'], rule: 'metadata-identifier', ...fault }]
      : []
  })
}

/** XML 1.0, section 2.2: most control characters can't stand in an EPUB, however they are written. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u

/** `seen` stops at aliases that lead back into themselves. */
function signFaults(value: unknown, path: Path, seen: Set<unknown>): Wrong[] {
  if (typeof value === 'string') {
    if (!unprintable.test(value)) return []
    const hint = 'Type the value anew; the sign often comes along from another program.'
    return [
      {
        kind: 'fact',
        path,
        rule: 'metadata-value',
        said: 'there is an invisible control character in it',
        hint,
      },
    ]
  }
  if (seen.has(value)) return []
  if (typeof value === 'object' && value !== null) seen.add(value)
  if (Array.isArray(value))
    return value.flatMap((item: unknown, index) => signFaults(item, [...path, index], seen))
  return isGroup(value)
    ? Object.entries(value).flatMap(([key, item]) => signFaults(item, [...path, key], seen))
    : []
}
