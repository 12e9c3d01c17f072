import type { Element } from 'hast'

import type { Catalogue } from '../../model/catalogue.ts'
import { fullTitle } from '../../model/filing.ts'
import { pageAddress, wholeAddress } from '../addresses.ts'
import { isbnOf } from '../isbn.ts'
import { writtenDate } from '../names.ts'
import type { Page } from './index.ts'
import { property } from './meta.ts'

/** https://ogp.me, type `book`. */
export function openGraph(catalogue: Catalogue, { path, title }: Page): Element[] {
  const { metadata, cover } = catalogue
  const image = cover && wholeAddress(catalogue, cover.path)
  return [
    property('og:type', 'book'),
    property('og:title', title ?? fullTitle(metadata)),
    ...(title ? [property('og:site_name', fullTitle(metadata))] : []),
    ...(metadata.description ? [property('og:description', metadata.description)] : []),
    property('og:locale', localeOf(metadata.lang)),
    ...[pageAddress(catalogue, path)].flatMap((address) => (address ? [property('og:url', address)] : [])),
    ...(cover && image
      ? [
          property('og:image', image),
          property('og:image:type', cover.mediaType),
          property('og:image:width', String(cover.width)),
          property('og:image:height', String(cover.height)),
          ...(cover.alt ? [property('og:image:alt', cover.alt)] : []),
        ]
      : []),
    ...[isbnOf(catalogue)].flatMap((isbn) => (isbn ? [property('book:isbn', isbn)] : [])),
    property('book:release_date', writtenDate(catalogue)),
  ]
}

/** `pt_BR`; the language alone where no country is named. */
function localeOf(lang: string): string {
  const { language, region } = new Intl.Locale(lang)
  return region ? `${language}_${region}` : language
}
