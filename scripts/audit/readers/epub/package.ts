import type { Place } from '../markup/events.ts'
import { guideFurniture } from '../markup/vocabulary.ts'
import { resolveHref } from '../markup/path.ts'
import { elementsNamed, type XmlElement } from './tree.ts'

/** What the package document says of the book's files (EPUB 3.3, section 5; OPF 2.0.1, section 2). */
export interface Package {
  readonly items: readonly Item[]
  /** In reading order: those that stand outside of it come last. */
  readonly spine: readonly Item[]
  readonly nav: Item | undefined
  readonly ncx: Item | undefined
  /** Targets that its guide says are cover, title page and the like. */
  readonly furniture: readonly string[]
  /** Where the text begins, by the guide. */
  readonly starts: readonly string[]
  readonly faults: readonly { readonly place: Place; readonly reason: string }[]
}

export interface Item {
  readonly id: string
  /** By its name in the archive; an address where it lies elsewhere. */
  readonly file: string
  readonly type: string
  readonly properties: readonly string[]
  readonly place: Place
}

/** @param file Of the package document: its links count from there. */
export function readPackage(root: XmlElement, file: string): Package {
  const faults: { place: Place; reason: string }[] = []
  const items = elementsNamed(root, 'item').map((element) => itemOf(element, file))
  const byId = new Map<string, Item>()
  for (const item of items) {
    if (byId.has(item.id))
      faults.push({ place: item.place, reason: `Its manifest has two items “${item.id}”` })
    else byId.set(item.id, item)
  }
  const spine: Item[] = []
  const aside: Item[] = []
  for (const { attributes, place } of elementsNamed(root, 'itemref')) {
    const item = byId.get(attributes['idref'] ?? '')
    if (item) (attributes['linear'] === 'no' ? aside : spine).push(item)
    else
      faults.push({
        place,
        reason: `Its spine names “${attributes['idref'] ?? ''}”, which is not in the manifest`,
      })
  }
  if (spine.length === 0)
    faults.push({ place: root.place, reason: 'Its spine is empty: there is nothing to read' })
  const references = elementsNamed(root, 'reference').map(({ attributes: { type = '', href = '' } }) => ({
    type,
    target: resolveHref(file, href),
  }))
  const toc = elementsNamed(root, 'spine')[0]?.attributes['toc']
  return {
    items,
    spine: [...spine, ...aside],
    nav: items.find(({ properties }) => properties.includes('nav')),
    ncx: byId.get(toc ?? '') ?? items.find(({ type }) => type === 'application/x-dtbncx+xml'),
    furniture: references.flatMap(({ type, target }) => (guideFurniture.has(type) ? [target] : [])),
    starts: references.flatMap(({ type, target }) => (type === 'text' || type === 'start' ? [target] : [])),
    faults,
  }
}

const itemOf = ({ attributes, place }: XmlElement, file: string): Item => ({
  id: attributes['id'] ?? '',
  file: resolveHref(file, attributes['href'] ?? ''),
  type: attributes['media-type'] ?? '',
  properties: attributes['properties']?.split(/\s+/) ?? [],
  place,
})
