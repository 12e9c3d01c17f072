import type { PageFacts } from '../../model/page.ts'
import type { Publication } from '../../model/publication.ts'
import type { PagePart, ReadingPages } from '../reading-pages.ts'
import { titleOf } from '../titles.ts'
import { pt } from './finish/places.ts'
import type { Pages } from './pages.ts'

/** Where each part of a publication stands in its PDF. */
export function readingPages(
  publication: Publication,
  { places, facts, design }: Pick<Pages, 'places' | 'facts' | 'design'>,
): ReadingPages {
  const placed = partsOf(publication).flatMap((part) => {
    const place = places.get(part.id)
    return place ? [{ ...part, first: place.page + 1 }] : []
  })
  const inOrder = placed.toSorted((a, b) => a.first - b.first)
  return {
    parts: inOrder.map((part, index) => {
      const next = inOrder[index + 1]?.first ?? facts.length + 1
      return { ...part, last: lastPrinted(facts, part.first, next - 1) }
    }),
    labels: facts.map(({ label }) => label),
    blanks: facts.flatMap(({ isBlank }, index) => (isBlank ? [index + 1] : [])),
    trim: { width: design.width * pt, height: design.height * pt },
  }
}

type Named = Omit<PagePart, 'first' | 'last'>

/** Every part that a PDF may have, see bookOf. */
function partsOf({ sections, words }: Publication): Named[] {
  const page = (id: 'cover' | 'titlepage' | 'copyright' | 'contents' | 'colophon', title: string): Named => ({
    id,
    kind: id,
    title,
    depth: 0,
  })
  return [
    page('cover', words.cover),
    page('titlepage', words.titlePage),
    page('copyright', words.copyrightPage),
    page('contents', words.contents),
    ...sections.map((section) => ({
      id: section.id,
      kind: section.role,
      title: titleOf(section),
      depth: section.depth,
    })),
    page('colophon', words.colophon),
  ]
}

function lastPrinted(facts: readonly PageFacts[], first: number, last: number): number {
  let page = last
  while (page > first && facts[page - 1]?.isBlank) page--
  return page
}
