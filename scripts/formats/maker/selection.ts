import type { PageChoice } from '../print/choice.ts'
import type { PagePart } from '../reading-pages.ts'
import type { Choice } from './choice.ts'
import type { MakerFacts } from './facts.ts'

/** The licence stands there: whoever gets a part of the text must get it too. */
export const isKept = ({ kind }: Pick<PagePart, 'kind'>): boolean => kind === 'copyright'

/**
 * The pages of the chosen parts, in the order of the book; undefined where all of them are wanted.
 *
 * Behind a cover or title page the licence has its usual place; without them it goes to the end, as in a leaflet.
 */
export function selectPages(
  { parts, keepSides }: Pick<Choice, 'parts' | 'keepSides'>,
  facts: Pick<MakerFacts, 'parts'>,
): PageChoice | undefined {
  if (!parts) return undefined
  const chosen = facts.parts.filter((part) => parts.includes(part.id))
  const kept = facts.parts.filter((part) => isKept(part))
  const opens = chosen.some(({ kind }) => kind === 'cover' || kind === 'titlepage')
  const rest = chosen.filter((part) => !isKept(part))
  const inOrder = opens ? [...kept, ...rest].toSorted((a, b) => a.first - b.first) : [...rest, ...kept]
  const pages: (number | undefined)[] = []
  for (const { first, last } of inOrder) {
    // The front page is never left blank for it.
    if (keepSides && pages.length > 0 && isOnWrongSide(pages.length, first)) pages.push(undefined)
    for (let page = first; page <= last; page++) pages.push(page)
  }
  return pages
}

/** Odd pages are rectos, in the book as in what is made of it. */
const isOnWrongSide = (before: number, page: number): boolean => (before + 1) % 2 !== page % 2
