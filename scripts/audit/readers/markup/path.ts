import { decodeAddress } from '../../../model/path.ts'

/** An address with a scheme, or one that takes its scheme from the page. */
export const isAddress = (href: string): boolean => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(href)

/**
 * Where a link from `file` leads: `OEBPS/one.xhtml#salt`, by the names that files have in the archive, or the
 * address as it stands.
 *
 * A path that climbs above the book's root stays at the root, as URLs do (RFC 3986, section 5.2.4).
 */
export function resolveHref(file: string, href: string): string {
  const given = href.trim()
  if (isAddress(given)) return given
  const [, path = '', fragment = ''] = /^([^?#]*)(?:\?[^#]*)?(#.*)?$/s.exec(given) ?? []
  const target = path === '' ? file : joinPath(file, decodeAddress(path))
  return fragment === '' || fragment === '#' ? target : target + decodeAddress(fragment)
}

function joinPath(file: string, path: string): string {
  const parts = path.startsWith('/') ? [] : file.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
