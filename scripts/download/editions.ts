import type { Element } from 'hast'
import { h } from 'hastscript'

import type { Catalogue, CatalogueFile } from '../model/catalogue.ts'
import type { Artifact } from '../model/format.ts'
import { count } from '../model/say.ts'
import type { Beside } from './beside.ts'
import { section } from './section.ts'
import { type DownloadWords, sizeIn } from './words.ts'

/** All that a part of the page speaks of. */
export interface Offered {
  readonly catalogue: Catalogue
  readonly words: DownloadWords
  readonly beside: Beside
}

/** What goes to paper at home. */
const isBooklet = ({ format }: CatalogueFile): boolean => /^booklet|^zine$/.test(format)

/** What people call a file: its format, or of the web edition which of its two forms it is. */
export const editionName = ({ path, data }: Artifact, words: DownloadWords): string =>
  words.editions[keyOf({ path, format: data.format ?? '' })]?.name ?? path

const keyOf = ({ format, path }: Pick<CatalogueFile, 'path' | 'format'>): string =>
  format === 'web' ? (path.endsWith('/index.html') ? 'read' : 'whole') : format

export function editionsSection(offered: Offered): Element[] {
  const { catalogue, words } = offered
  const files = catalogue.files.filter((file) => !isBooklet(file))
  if (files.length === 0) return []
  const rows = files.map((file) => rowOf(file, offered))
  return [section(offered, 'editions', words.download, [h('ul', { className: ['editions'] }, rows)])]
}

export function printSection(offered: Offered): Element[] {
  const { catalogue, words, beside } = offered
  const files = catalogue.files.filter(isBooklet)
  if (files.length === 0) return []
  const links = [
    ...(beside.printing ? [h('a', { href: encodeURI(beside.printing) }, words.howToPrint)] : []),
    ...(beside.maker ? [h('a', { href: encodeURI(beside.maker) }, words.choose)] : []),
  ]
  return [
    section(offered, 'print', words.print, [
      h('p', words.printLead),
      h(
        'ul',
        { className: ['editions'] },
        files.map((file) => rowOf(file, offered)),
      ),
      ...(links.length > 0
        ? [
            h(
              'p',
              { className: ['ways'] },
              links.flatMap((link) => [link, ' ']),
            ),
          ]
        : []),
    ]),
  ]
}

function rowOf(file: CatalogueFile, { words }: Offered): Element {
  const { path, name, bytes, pages, sheets } = file
  const { lang } = words
  const isPage = path.endsWith('/index.html')
  // Of a booklet the sheets count, not the sides.
  const facts = [
    ...(isPage ? [] : [sizeIn(lang, bytes)]),
    ...(sheets !== undefined ? [count(words.sheets, sheets, lang)] : []),
    ...(pages !== undefined && sheets === undefined ? [count(words.pages, pages, lang)] : []),
  ]
  const whom = words.editions[keyOf(file)]?.for
  return h('li', [
    h('a', { href: encodeURI(path), ...(!isPage && { download: true }) }, [
      h('span', { className: ['name'] }, name),
      ' ',
      ...(facts.length > 0 ? [h('span', { className: ['facts'] }, facts.join(', '))] : []),
    ]),
    ...(whom ? [h('span', { className: ['for'] }, whom)] : []),
  ])
}
