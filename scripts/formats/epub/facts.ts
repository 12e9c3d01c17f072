import type { Element } from 'hast'

import type { Item } from './pictures.ts'
import { hasClass } from '../../model/elements.ts'
import { isElement } from './text.ts'

/** What was counted in the finished files. Accessibility is claimed from it and from nothing else. */
export interface Facts {
  headings: number
  /** Pictures and drawings in the text; the cover is not one of them. */
  images: number
  /** Those of them with a description. */
  described: number
  formulas: number
  /** Elements with a DPUB-ARIA role. */
  roles: number
  readonly pageBreaks: { readonly label: string; readonly href: string }[]
}

export const noFacts = (): Facts => ({
  headings: 0,
  images: 0,
  described: 0,
  formulas: 0,
  roles: 0,
  pageBreaks: [],
})

/** Count one element, as it stands in the finished file. */
export function countElement(element: Element, file: string, facts: Facts): void {
  const { tagName, properties } = element
  if (/^h[1-6]$/.test(tagName)) facts.headings += 1
  if (tagName === 'math') facts.formulas += 1
  if (String(properties.role ?? '').startsWith('doc-')) facts.roles += 1
  if (tagName === 'img' || tagName === 'svg') countImage(element, facts)
  if (hasClass(element, 'pagebreak') && properties.id) {
    facts.pageBreaks.push({ label: String(properties.ariaLabel), href: `${file}#${String(properties.id)}` })
  }
}

function countImage({ properties, children }: Element, facts: Facts): void {
  if (properties.role === 'doc-cover' || properties.ariaHidden === 'true') return
  facts.images += 1
  const description = String(properties.alt ?? properties.ariaLabel ?? properties.ariaLabelledBy ?? '')
  if (description.trim() || children.some((node) => isElement(node, 'title'))) facts.described += 1
}

/** True where a picture may move: GIF and WebP can hold several frames, PNG says so, SVG by its elements. */
export function mayMove({ mediaType, value }: Item): boolean {
  if (mediaType === 'image/gif' || mediaType === 'image/webp') return true
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  if (mediaType === 'image/png') return bytes.subarray(0, bytes.indexOf('IDAT')).includes('acTL')
  return mediaType === 'image/svg+xml' && /<(?:animate|set\b)|@keyframes/.test(bytes.toString())
}
