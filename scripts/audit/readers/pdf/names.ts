import type { Destination } from './pages.ts'
import type { Source } from './source.ts'
import { type Mooring, type Place, placeOf, wordAt } from './places.ts'

/** The places of a document that links can lead to. */
export interface Names {
  /** See `Reading.targets`. */
  readonly targets: Map<string, number>
  /** How `targets` names a destination; undefined where nothing is there. */
  targetOf(destination: Destination | readonly unknown[]): string | undefined
}

/** @param pageOf The number of a page from 0 by that of its object. */
export function readNames(
  named: Source['destinations'],
  pageOf: ReadonlyMap<number, number>,
  moorings: readonly (readonly Mooring[])[],
): Names {
  const ends = endsOf(moorings)
  const wordOf = (place: Place): number => wordAt(place, moorings[place.page] ?? [], ends[place.page] ?? 0)
  const targets = new Map<string, number>()
  const byPlace = new Map<string, string>()
  for (const [name, destination] of named) {
    const place = placeOf(destination, pageOf)
    if (!place) continue
    targets.set(`#${name}`, wordOf(place))
    const key = keyOf(place)
    if (!byPlace.has(key)) byPlace.set(key, `#${name}`)
  }
  for (let page = 0; page < moorings.length; page++)
    targets.set(`#page=${page + 1}`, wordOf({ page, top: undefined }))

  return {
    targets,
    targetOf(destination) {
      if (typeof destination === 'string')
        return targets.has(`#${destination}`) ? `#${destination}` : undefined
      const place = placeOf(destination, pageOf)
      if (!place) return undefined
      const known = byPlace.get(keyOf(place)) ?? addressOf(place)
      if (!targets.has(known)) targets.set(known, wordOf(place))
      return known
    },
  }
}

const keyOf = ({ page, top }: Place): string => `${page} ${top?.toFixed(1) ?? ''}`

/** As an address ends that opens a PDF at a place (RFC 8118, section 3). */
const addressOf = ({ page, top }: Place): string =>
  top === undefined ? `#page=${page + 1}` : `#page=${page + 1}&view=FitH,${Math.round(top)}`

/** For each page the word after its last: where a place leads below which nothing stands. */
function endsOf(moorings: readonly (readonly Mooring[])[]): number[] {
  let end = 0
  return moorings.map((page) => (end = page.reduce((most, { word }) => Math.max(most, word), end)))
}
