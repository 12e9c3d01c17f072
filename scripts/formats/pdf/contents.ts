import type { Element } from 'hast'
import { h } from 'hastscript'

import type { Publication, Section } from '../../model/publication.ts'
import { leadsContents, titleOf } from '../titles.ts'

/** Id of the place for the page number of a section. */
const numberId = (section: Section): string => `page-of-${section.id}`

/** The table of contents. Its page numbers are as wide as their place, so that filling them in moves nothing. */
export function contentsPage({ sections, words }: Publication): Element {
  const items = sections
    .filter((section) => !leadsContents(section))
    .map((section) =>
      h('li', { className: [`depth-${section.depth}`, `role-${section.role}`] }, [
        h('a', { href: `#${section.id}` }, [
          h('span', { className: ['entry'] }, titleOf(section)),
          h('span', { className: ['leader'] }),
          h('span', { className: ['pageno'], id: numberId(section) }, '00'),
        ]),
      ]),
    )
  return h('nav', { className: ['contents'], id: 'contents' }, [h('h1', words.contents), h('ol', items)])
}

/** What to write into the places, from where each section was printed. */
export function pageNumbers(
  sections: readonly Section[],
  pages: ReadonlyMap<string, number>,
): Map<string, string> {
  return new Map(sections.map((section) => [numberId(section), String(pages.get(section.id) ?? '')]))
}
