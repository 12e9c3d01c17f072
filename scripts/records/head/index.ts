import type { Element } from 'hast'
import { h } from 'hastscript'

import type { Catalogue } from '../../model/catalogue.ts'
import { licenseAddress } from '../../model/license.ts'
import { addressFrom, pageAddress } from '../addresses.ts'
import { opds1Type } from '../opds1.ts'
import { opds2Type } from '../opds2.ts'
import { creatorsOf } from '../people.ts'
import { readableFiles } from '../reading.ts'
import { citation } from './citation.ts'
import { dublinCore } from './dublin-core.ts'
import { named } from './meta.ts'
import { openGraph } from './open-graph.ts'

/** A page of the folder. */
export interface Page {
  /** Below the output folder; relative links go out from it. */
  readonly path: string
  /** Of a chapter; the publication's own for its download page. */
  readonly title?: string
}

/**
 * What the head of a page says of the publication to search engines, libraries and messengers: `meta` and `link`
 * elements. The page's own `title`, `charset` and `viewport` are not among them.
 *
 * `citation_*` is what Google Scholar and Zotero read; addresses in it and in `og:` have to be whole, and are left
 * out without a base.
 */
export function headOf(catalogue: Catalogue, page: Page = { path: 'index.html' }): Element[] {
  const { description } = catalogue.metadata
  return [
    ...(description ? [named('description', description)] : []),
    ...creatorsOf(catalogue.metadata).map(({ name }) => named('author', name)),
    ...links(catalogue, page),
    ...dublinCore(catalogue),
    ...citation(catalogue),
    ...openGraph(catalogue, page),
  ]
}

function links(catalogue: Catalogue, { path }: Page): Element[] {
  const canonical = pageAddress(catalogue, path)
  const license = licenseAddress(catalogue.metadata.license)
  const alternate = (type: string, file: string): Element =>
    h('link', { rel: ['alternate'], type, href: addressFrom(path, file) })
  return [
    ...(canonical ? [h('link', { rel: ['canonical'], href: canonical })] : []),
    ...(license ? [h('link', { rel: ['license'], href: license })] : []),
    ...(readableFiles(catalogue).length > 0
      ? [alternate(opds1Type, 'opds.xml'), alternate(opds2Type, 'opds.json')]
      : []),
    alternate('application/ld+json', 'metadata.json'),
  ]
}
