import type { Catalogue } from '../model/catalogue.ts'
import { pageAddress, wholeAddress } from './addresses.ts'
import { writtenDate } from './names.ts'
import { x, xmlText } from './xml.ts'

/** `sitemap.xml` (sitemaps.org, 0.9) of the pages; undefined without a base, since it knows whole addresses only. */
export function sitemap(catalogue: Catalogue): string | undefined {
  if (!catalogue.base) return undefined
  const addresses = new Set(catalogue.pages.flatMap((path) => pageAddress(catalogue, path) ?? []))
  if (addresses.size === 0) return undefined
  const urls = Array.from(addresses, (address) =>
    x('url', x('loc', address), x('lastmod', writtenDate(catalogue))),
  )
  return xmlText(x('urlset', { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' }, urls))
}

/**
 * `robots.txt` (RFC 9309): everything may be read. Undefined without a base.
 *
 * Robots ask for it at the root of a host alone: in a folder below, it is there to be copied.
 */
export function robots(catalogue: Catalogue): string | undefined {
  if (!catalogue.base) return undefined
  const map = sitemap(catalogue) && wholeAddress(catalogue, 'sitemap.xml')
  return `User-agent: *\nAllow: /\n${map ? `\nSitemap: ${map}\n` : ''}`
}
