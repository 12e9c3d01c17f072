import type { Element } from 'hast'
import { h } from 'hastscript'

import type { Offered } from './editions.ts'
import { section } from './section.ts'

/** How the work itself is cited. */
export function citeSection(offered: Offered): Element {
  const { catalogue, words, beside } = offered
  const { lang, dir } = catalogue.metadata
  const links = beside.citing.flatMap(({ path, name }, index) => [
    ...(index > 0 ? [' · '] : []),
    h('a', { href: encodeURI(path), download: true }, name),
  ])
  return section(offered, 'cite', words.cite, [
    h('p', { className: ['citation'], lang, ...(dir && { dir }) }, plain(offered)),
    ...(links.length > 0 ? [h('p', [`${words.citeLead} `, ...links])] : []),
  ])
}

/** Author, title, publisher and year, as any style has them in this order or another. */
function plain({ catalogue }: Offered): (Element | string)[] {
  const { title, subtitle, authors, publisher, date, lang } = catalogue.metadata
  const names = new Intl.ListFormat(lang).format(authors.map(({ name }) => name))
  const year = (date ?? catalogue.date.toISOString()).slice(0, 4)
  const made = [publisher, year].filter(Boolean).join(', ')
  return [
    ...(names ? [`${names.replace(/\.$/, '')}. `] : []),
    h('cite', [title, subtitle].filter(Boolean).join(': ')),
    `. ${made}.`,
    ...(catalogue.base ? [' ', h('a', { href: catalogue.base }, catalogue.base)] : []),
  ]
}
