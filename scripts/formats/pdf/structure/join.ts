import { isTag, type Kid, type Tag } from './tree.ts'

/**
 * Put together what page ends divided, in its order; leave out the pages themselves, and what is no text of the
 * author's.
 */
export function joinParts(top: Tag): void {
  const firsts = new Map<string, Tag>()
  const settle = (kids: readonly Kid[]): Kid[] =>
    kids.flatMap((kid): Kid[] => {
      if (!isTag(kid)) return [kid]
      if (kid.marks.names.has('art')) return []
      if (kid.marks.names.has('page')) return settle(kid.kids)
      const key = keyOf(kid)
      const first = key === undefined ? undefined : firsts.get(key)
      if (first) {
        for (const each of settle(kid.kids)) first.kids.push(each)
        return []
      }
      if (key !== undefined) firsts.set(key, kid)
      kid.kids = settle(kid.kids)
      return [kid]
    })
  top.kids = settle(top.kids)
}

function keyOf({ marks: { join, note } }: Tag): string | undefined {
  if (join !== undefined) return `join ${join}`
  return note === undefined ? undefined : `note ${note}`
}
