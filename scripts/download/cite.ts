import type { Element } from 'hast'
import { h } from 'hastscript'

import type { Offered } from './editions.ts'
import { section } from './page.ts'

/** How the work itself is cited. */
export interface Citable {
  /** As an entry of a bibliography, in HTML of the citation style. */
  readonly html?: Element
  /** Paths of the records that reference managers take, with their names. */
  readonly files: readonly { readonly path: string; readonly name: string }[]
}

export function citeSection(offered: Offered, { html, files }: Citable): Element {
  const { catalogue, words } = offered
  const { lang, dir } = catalogue.metadata
  return section(offered, 'cite', words.cite, [
    h('p', { className: ['citation'], lang, ...(dir && { dir }) }, html ? html.children : plain(offered)),
    h('p', [
      `${words.citeLead} `,
      ...files.flatMap(({ path, name }, index) => [
        ...(index > 0 ? [' · '] : []),
        h('a', { href: encodeURI(path), download: true }, name),
      ]),
    ]),
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
