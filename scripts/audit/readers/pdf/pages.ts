import type { Objects } from './objects/file.ts'
import { type Dict, isRef, nameOf, textOf, type Value } from './objects/syntax.ts'

/** A page as an object of the file. */
export interface PageObject {
  /** Number of its object. */
  readonly ref: number
  readonly dict: Dict
  readonly resources: Dict
}

/** The pages in order, with what they inherit (ISO 32000-1, 7.7.3). */
export function pageObjects(objects: Objects): PageObject[] {
  const catalog = objects.dict(objects.trailer.get('Root'))
  const pages: PageObject[] = []
  const seen = new Set<number>()
  const walk = (value: Value | undefined, inherited: Value | undefined, depth: number): void => {
    if (!isRef(value) || seen.has(value.ref) || depth > 100) return
    seen.add(value.ref)
    const dict = objects.dict(value)
    const resources = dict.get('Resources') ?? inherited
    if (!dict.has('Kids')) {
      pages.push({ ref: value.ref, dict, resources: objects.dict(resources) })
      return
    }
    for (const kid of objects.list(dict.get('Kids'))) walk(kid, resources, depth + 1)
  }
  walk(catalog.get('Pages'), undefined, 0)
  return pages
}

/** A place that a link leads to, as the file says it: by its name, or by the page and what of it to show. */
export type Destination = string | readonly Value[]

/** A link that can be clicked. */
export interface Link {
  /** Number of its object; of one without a number -1. */
  readonly ref: number
  /** From 0. */
  readonly page: number
  /** Left, bottom, right, top; points. */
  readonly box: readonly number[]
  readonly uri?: string
  readonly destination?: Destination
}

/** The links of all pages (ISO 32000-1, 12.5.6.5). */
export function linksOf(objects: Objects, pages: readonly PageObject[]): Link[] {
  return pages.flatMap(({ dict }, page) =>
    objects.list(dict.get('Annots')).flatMap((value): Link[] => {
      const annotation = objects.dict(value)
      if (nameOf(objects.resolve(annotation.get('Subtype'))) !== 'Link') return []
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = objects
        .list(annotation.get('Rect'))
        .map((edge) => Number(objects.resolve(edge)))
      // Any two corners that face each other (7.9.5).
      const box = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
      const ref = isRef(value) ? value.ref : -1
      return [{ ref, page, box, ...goalOf(annotation, objects) }]
    }),
  )
}

function goalOf(annotation: Dict, objects: Objects): Pick<Link, 'uri' | 'destination'> {
  const action = objects.dict(annotation.get('A'))
  const type = nameOf(objects.resolve(action.get('S')))
  if (type === 'URI') return { uri: textOf(objects.resolve(action.get('URI'))) ?? '' }
  const value = objects.resolve(type === 'GoTo' ? action.get('D') : annotation.get('Dest'))
  if (Array.isArray(value)) return { destination: value as readonly Value[] }
  const name = textOf(value) ?? nameOf(value)
  return name === undefined ? {} : { destination: name }
}
