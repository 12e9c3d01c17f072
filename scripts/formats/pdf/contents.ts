import type { Element } from 'hast'
import { h } from 'hastscript'

import type { Publication } from '../../model/publication.ts'
import { leadsContents, titleOf } from '../titles.ts'
import { slotOf } from './galley/slots.ts'

/**
 * The table of contents. Its page numbers are as wide as their place, so that filling them in moves nothing.
 *
 * @param digits What stands for a number until it is known.
 */
export function contentsPage({ sections, words }: Publication, digits: string): Element {
  const items = sections
    .filter((section) => !leadsContents(section))
    .map((section) => {
      const number = slotOf(section.id, '{n}', digits)
      number.properties.className = ['pageno']
      return h('li', { className: ['toci', `depth-${section.depth}`, `role-${section.role}`] }, [
        h('a', { href: `#${section.id}` }, [
          h('span', { className: ['entry'] }, titleOf(section)),
          h('span', { className: ['leader'], ariaHidden: 'true' }),
          number,
        ]),
      ])
    })
  return h('nav', { className: ['contents', 'strip'], id: 'contents' }, [
    h('h1', words.contents),
    h('ol', items),
  ])
}
