import { comparableText } from '../../model/comparable.ts'
import type { Piece } from '../../model/reading.ts'
import { firstPair } from './cover.ts'
import { type Found, finding, quote } from './findings.ts'
import type { Match } from './match.ts'

/** Words between the place that an entry leads to and the heading's first word. */
const near = 12

/** Every section of the manuscript is in the contents of the edition, and its entry leads to it. */
export function checkContents(match: Match): Found[] {
  const { manuscript, edition } = match
  const { contents } = edition.facts
  if (contents.length === 0)
    return edition.isStructured
      ? [
          finding(match, 'audit-contents', 'The edition has no contents', {
            source: manuscript.facts.places?.['title'],
          }),
        ]
      : []
  const findings: Found[] = []
  let next = 0
  for (const { heading, section } of headings(match)) {
    const words = manuscript.words.slice(heading.from, heading.to)
    const found = contents.findIndex(({ title }, index) => index >= next && hasAll(title, words))
    const at = {
      piece: section,
      place: contents[Math.max(0, found)]?.place,
    }
    if (found < 0) {
      findings.push(finding(match, 'audit-contents', `${quote(words)} is not in the contents`, at))
      continue
    }
    next = found + 1
    const target = contents[found]?.target
    const place = target === undefined ? undefined : edition.targets.get(target)
    if (target !== undefined && !isNear(match, heading, place))
      findings.push(finding(match, 'audit-contents', `The entry of ${quote(words)} leads elsewhere`, at))
  }
  return findings
}

/** The first heading of each section. */
function headings({ manuscript }: Match): { section: Piece; heading: Piece }[] {
  const found: { section: Piece; heading: Piece }[] = []
  let section: Piece | undefined
  for (const piece of manuscript.pieces) {
    if (piece.kind === 'section') section = piece
    if (piece.kind !== 'heading' || !section || piece.from === piece.to) continue
    found.push({ section, heading: piece })
    section = undefined
  }
  return found
}

/** The title may have a label before it. */
function hasAll(title: string, words: readonly string[]): boolean {
  const there = comparableText(title)
  return ` ${there} `.includes(` ${words.join(' ')} `) || there.replaceAll(' ', '') === words.join('')
}

function isNear({ pairs }: Match, heading: Piece, place: number | undefined): boolean {
  const first = firstPair(pairs, heading)
  if (first === undefined) return true
  return place !== undefined && Math.abs(place - first) <= near
}
