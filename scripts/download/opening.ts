import type { Element } from 'hast'
import { h } from 'hastscript'

import type { CatalogueFile } from '../model/catalogue.ts'
import type { Offered } from './editions.ts'
import { sizeIn } from './words.ts'

/** Cover, title, description, and the two things that most readers want. */
export function openingOf({ catalogue, words, beside }: Offered): Element {
  const { metadata, cover, files } = catalogue
  const { title, subtitle, authors, description, lang, dir } = metadata
  const first = ['epub', 'pdf', 'web']
    .map((format) => files.find((file) => file.format === format))
    .find(Boolean)
  const online = files.find(({ path }) => path.endsWith('/index.html'))
  const name = (file: CatalogueFile): string => words.get.replace('{name}', () => file.name)
  const names = authors.filter(({ role }) => role === 'aut').map((author) => author.name)
  const picture = cover && { path: beside.smallCover ?? cover.path, alt: cover.alt ?? '' }
  return h('header', { className: ['opening'] }, [
    ...(picture && cover
      ? [
          h('img', {
            src: encodeURI(picture.path),
            alt: picture.alt,
            width: cover.width,
            height: cover.height,
          }),
        ]
      : []),
    h('div', { className: ['said'] }, [
      h('h1', { lang, ...(dir && { dir }) }, title),
      ...(subtitle ? [h('p', { className: ['subtitle'] }, subtitle)] : []),
      ...(names.length > 0
        ? [h('p', { className: ['authors'] }, new Intl.ListFormat(lang).format(names))]
        : []),
      ...(description ? [h('p', { className: ['description'] }, description)] : []),
      h('p', { className: ['wanted'] }, [
        ...(online
          ? [h('a', { className: ['button', 'main'], href: encodeURI(online.path) }, words.read)]
          : []),
        ' ',
        ...(first && first !== online
          ? [
              h('a', { className: ['button'], href: encodeURI(first.path), download: true }, [
                name(first),
                h('span', { className: ['size'] }, ` ${sizeIn(words.lang, first.bytes)}`),
              ]),
            ]
          : []),
      ]),
    ]),
  ])
}
