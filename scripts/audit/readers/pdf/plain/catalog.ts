import type { Objects } from '../objects/file.ts'
import { type Dict, isDict, isStream, nameOf, textOf, type Value } from '../objects/syntax.ts'
import { goalOf } from '../pages.ts'
import type { OutlineItem, Source } from '../source.ts'
import { readLabels } from './labels.ts'
import { entriesOf } from './trees.ts'
import { readXmp } from './xmp.ts'

/** What a file says of itself as a whole (ISO 32000-1, 7.7.2). */
export function readCatalog(objects: Objects, pages: number): Omit<Source, 'pages'> {
  const { dict, resolve, trailer } = objects
  const catalog = dict(trailer.get('Root'))
  const packet = resolve(catalog.get('Metadata'))
  return {
    labels: readLabels(objects, catalog, pages),
    destinations: destinationsOf(objects, catalog),
    outline: outlineOf(objects, dict(catalog.get('Outlines'))),
    info: wordsIn(objects, dict(trailer.get('Info'))),
    language: textOf(resolve(catalog.get('Lang'))),
    xmp: isStream(packet) ? readXmp(new TextDecoder().decode(objects.bytes(packet))) : new Map(),
    isMarked: resolve(dict(catalog.get('MarkInfo')).get('Marked')) === true,
    wishes: wordsIn(objects, dict(catalog.get('ViewerPreferences'))),
  }
}

/** Texts, names and the like, as they are read. */
function wordsIn({ resolve }: Objects, dict: Dict): Record<string, unknown> {
  return Object.fromEntries(
    [...dict].map(([key, given]) => {
      const value = resolve(given)
      return [key, textOf(value) ?? nameOf(value) ?? value]
    }),
  )
}

/** By their names, in the tree of today and the dictionary of PDF 1.1 (12.3.2.3). */
function destinationsOf(objects: Objects, catalog: Dict): Source['destinations'] {
  const tree = objects.dict(catalog.get('Names')).get('Dests')
  const old = [...objects.dict(catalog.get('Dests'))]
  const named = entriesOf(objects, tree, 'Names').map(([key, value]) => [textOf(key) ?? '', value] as const)
  return new Map(
    [...named, ...old].flatMap(([name, value]) => {
      const place = placeIn(objects, value)
      return place ? [[name, place] as const] : []
    }),
  )
}

function placeIn({ resolve, dict }: Objects, value: Value): readonly Value[] | undefined {
  const found = resolve(value)
  const place = isDict(found) ? resolve(dict(found).get('D')) : found
  return Array.isArray(place) ? (place as readonly Value[]) : undefined
}

/** Titles and what they lead to (12.3.3). */
function outlineOf(objects: Objects, parent: Dict, seen = new Set<Dict>()): OutlineItem[] {
  const items: OutlineItem[] = []
  for (let item = objects.dict(parent.get('First')); item.size > 0; item = objects.dict(item.get('Next'))) {
    if (seen.has(item)) break
    seen.add(item)
    const { uri, destination } = goalOf(item, objects)
    items.push({
      title: textOf(objects.resolve(item.get('Title'))) ?? '',
      ...(destination !== undefined && { destination }),
      ...(uri !== undefined && { url: uri }),
      items: outlineOf(objects, item, seen),
    })
  }
  return items
}
