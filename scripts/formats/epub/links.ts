import type { Element } from 'hast'
import { visit } from 'unist-util-visit'

import { decodeAddress } from '../../model/path.ts'
import type { Document } from './document.ts'

/** The file of each id in the book. */
export type IdIndex = ReadonlyMap<string, string>

export function indexIds(documents: readonly Document[]): IdIndex {
  const files = new Map<string, string>()
  for (const { tree, file } of documents) {
    visit(tree, 'element', ({ properties }) => {
      const { id } = properties
      if (typeof id === 'string' && !files.has(id)) files.set(id, file)
    })
  }
  return files
}

/**
 * Lead an element's references to where they point in the book.
 *
 * `#id` becomes `file#id` where another file holds the id. A link to nowhere loses its address and keeps its
 * text: a broken link would make the whole book invalid, and another check tells the author.
 */
export function resolveReferences(element: Element, file: string, ids: IdIndex): void {
  const { properties } = element
  if (typeof properties.href === 'string') set(element, 'href', resolveLink(properties.href, file, ids))
  if (typeof properties.cite === 'string') set(element, 'cite', webAddress(properties.cite, /^https?:$/))
  for (const name of ['ariaLabelledBy', 'ariaDescribedBy', 'ariaDetails', 'ariaControls', 'headers']) {
    const value = properties[name]
    if (value === undefined || value === null) continue
    const known = (Array.isArray(value) ? value.map(String) : String(value).split(/\s+/)).filter(
      (id) => ids.get(id) === file,
    )
    set(element, name, known.length > 0 ? known.join(' ') : undefined)
  }
}

/** Nothing of a drawing lies outside its file: what it would load is taken away. */
export function resolveDrawing(element: Element, file: string, ids: IdIndex): void {
  for (const name of ['href', 'xLinkHref', 'src']) {
    const { [name]: value } = element.properties
    if (typeof value !== 'string') continue
    const link = resolveLink(value, file, ids)
    set(element, name, element.tagName === 'a' || link?.startsWith('#') ? link : undefined)
  }
}

function resolveLink(href: string, file: string, ids: IdIndex): string | undefined {
  if (!href.startsWith('#')) return webAddress(href, /^(?:https?|mailto|tel|ftp|urn):$/)
  const written = href.slice(1)
  const id = ids.has(written) ? written : decodeAddress(written)
  const target = ids.get(id)
  if (target === undefined) return undefined
  return `${target === file ? '' : target}#${encodeURI(id).replaceAll('#', '%23')}`
}

/** The address as a browser would write it; undefined where it leads to no public place. */
function webAddress(href: string, schemes: RegExp): string | undefined {
  const url = URL.canParse(href) ? new URL(href) : undefined
  return url && schemes.test(url.protocol) ? url.href : undefined
}

function set(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) delete element.properties[name]
  else element.properties[name] = value
}
