import type { Finding } from '../../model/audit.ts'
import { comparableWords } from '../../model/comparable.ts'
import { finding } from './findings.ts'
import type { Match } from './match.ts'

const same = (one: string, other: string): boolean =>
  comparableWords(one).join(' ') === comparableWords(other).join(' ')

/** What publication.yaml says, the file says of itself: title, authors, language. */
export function checkFacts(match: Match): Finding[] {
  const { manuscript, edition } = match
  if (edition.kind === 'text') return []
  const [own, there] = [manuscript.facts, edition.facts]
  const findings: Finding[] = []
  const say = (reason: string): void => void findings.push(finding(match, 'audit-metadata', reason))
  // A subtitle may stand with the title.
  if (
    own.title !== undefined &&
    !comparableWords(there.title ?? '')
      .join(' ')
      .startsWith(comparableWords(own.title).join(' '))
  )
    say(`The title is ${there.title ? `“${there.title}”` : 'missing'}, not “${own.title}”`)
  for (const author of own.authors)
    if (
      !there.authors.some(
        (each) =>
          same(each, author) || comparableWords(each).join(' ').includes(comparableWords(author).join(' ')),
      )
    )
      say(`The author ${author} is missing`)
  if (own.language !== undefined && own.language.toLowerCase() !== there.language?.toLowerCase())
    say(`The language is ${there.language ?? 'missing'}, not ${own.language}`)
  return findings
}
