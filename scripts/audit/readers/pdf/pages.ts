import type { Objects } from './objects/file.ts'
import { type Dict, isRef, nameOf, textOf, type Value } from './objects/syntax.ts'

/** A page as an object of the file. */
export interface PageObject {
  /** Number of its object. */
  readonly ref: number
  readonly dict: Dict
  readonly resources: Dict
  /** Lower left and upper right corner of what is shown, points. */
  readonly box: readonly [number, number, number, number]
  /** By which it is turned with the clock as it is shown: 0, 90, 180, 270. */
  readonly rotate: number
}

const inherited = ['Resources', 'MediaBox', 'CropBox', 'Rotate']

/** The pages in order, with what they inherit (ISO 32000-1, 7.7.3). */
export function pageObjects(objects: Objects): PageObject[] {
  const catalog = objects.dict(objects.trailer.get('Root'))
  const pages: PageObject[] = []
  const seen = new Set<number>()
  const walk = (value: Value | undefined, above: Dict, depth: number): void => {
    if (!isRef(value) || seen.has(value.ref) || depth > 100) return
    seen.add(value.ref)
    const dict = objects.dict(value)
    const own = new Map(inherited.map((key) => [key, dict.get(key) ?? above.get(key) ?? null]))
    if (dict.has('Kids')) for (const kid of objects.list(dict.get('Kids'))) walk(kid, own, depth + 1)
    else pages.push({ ref: value.ref, dict, ...shapeOf(objects, own) })
  }
  walk(catalog.get('Pages'), new Map(), 0)
  return pages
}

function shapeOf(objects: Objects, dict: Dict): Omit<PageObject, 'ref' | 'dict'> {
  const media = boxIn(objects, dict.get('MediaBox')) ?? [0, 0, 612, 792]
  const crop = boxIn(objects, dict.get('CropBox')) ?? media
  const turned = Number(objects.resolve(dict.get('Rotate')) ?? 0)
  return {
    resources: objects.dict(dict.get('Resources')),
    box: [
      Math.max(media[0], crop[0]),
      Math.max(media[1], crop[1]),
      Math.min(media[2], crop[2]),
      Math.min(media[3], crop[3]),
    ],
    rotate: turned % 90 === 0 ? ((turned % 360) + 360) % 360 : 0,
  }
}

/** A rectangle by any two corners that face each other (7.9.5). */
function boxIn(objects: Objects, value: Value | undefined): PageObject['box'] | undefined {
  const edges = objects.list(value).map((edge) => Number(objects.resolve(edge)))
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = edges
  if (edges.length !== 4 || edges.some(Number.isNaN)) return undefined
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
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
      const box = boxIn(objects, annotation.get('Rect')) ?? [0, 0, 0, 0]
      const ref = isRef(value) ? value.ref : -1
      return [{ ref, page, box, ...goalOf(annotation, objects) }]
    }),
  )
}

/** What a link or an entry of the outline leads to. */
export function goalOf(annotation: Dict, objects: Objects): Pick<Link, 'uri' | 'destination'> {
  const action = objects.dict(annotation.get('A'))
  const type = nameOf(objects.resolve(action.get('S')))
  if (type === 'URI') return { uri: textOf(objects.resolve(action.get('URI'))) ?? '' }
  const value = objects.resolve(type === 'GoTo' ? action.get('D') : annotation.get('Dest'))
  if (Array.isArray(value)) return { destination: value as readonly Value[] }
  const name = textOf(value) ?? nameOf(value)
  return name === undefined ? {} : { destination: name }
}
