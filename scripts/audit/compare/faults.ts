import type { Spot } from '../../model/reading.ts'
import { type Found, finding } from './findings.ts'
import { type Match, spotOf } from './match.ts'
import { streams } from './streams.ts'

/** What is wrong with the file itself; of faults of one kind the first. */
export function tellFaults(match: Match): Found[] {
  const { edition } = match
  const told = new Set<string>()
  const found = ownersOf(match)
  return edition.faults.flatMap(({ at, reason }) => {
    const kind = reason.replaceAll(/#[^ ,]+|\d+|“[^”]*”/g, '')
    if (told.has(kind)) return []
    told.add(kind)
    const place = edition.spots[at]
    // Of a page without the author's words: the book's own.
    const source = (place && found(place)) ?? match.manuscript.facts.places?.['title']
    return [finding(match, 'audit-file', reason, { place, source })]
  })
}

/** Where in the manuscript that was written which stands at a place of the edition: in the line, or before it. */
function ownersOf({ manuscript, edition, pairs, own }: Match): (place: Spot) => Spot | undefined {
  let words: Map<string, [line: number, word: number][]> | undefined
  return (place) => {
    words ??= paired()
    const { line: wanted, page = 0 } = place
    if (wanted === undefined && page > 1) {
      // What is on the page may be garbled: it begins where the page before ends.
      const [, last = -1] = nearest(words, { ...place, page: page - 1 }).at(-1) ?? []
      return spotOf(manuscript, Math.min(last + 1, manuscript.words.length - 1))
    }
    const list = nearest(words, place)
    const owner = wanted === undefined ? undefined : list.findLast(([line]) => line <= wanted)
    const [, word] = owner ?? list[0] ?? []
    return spotOf(manuscript, word)
  }

  function paired(): Map<string, [number, number][]> {
    const lists = new Map<string, [number, number][]>()
    for (const [word, pair] of pairs.entries()) {
      const spot = pair < 0 || own[word] !== streams.body ? undefined : spotOf(edition, pair)
      if (!spot) continue
      const key = placeKey(spot)
      const list = lists.get(key) ?? []
      lists.set(key, list)
      list.push([spot.line ?? 0, word])
    }
    return lists
  }
}

/** Those of the place's page, or of the one before. */
function nearest(
  words: ReadonlyMap<string, readonly [number, number][]>,
  { page = 0, ...place }: Spot,
): readonly [number, number][] {
  for (let number = page; number >= 0; number -= 1) {
    const list = words.get(placeKey({ ...place, page: number }))
    if (list) return list
  }
  return []
}

const placeKey = ({ file, page = 0 }: Spot): string => `${file}:${page}`
