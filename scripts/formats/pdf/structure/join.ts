import type { Kid, Tag } from './tree.ts'
import { isTag } from './tree.ts'

/**
 * Put together what page ends divided, in its order, and leave out the pages themselves.
 *
 * @returns the elements that are left over and belong to nothing any more.
 */
export function joinParts(top: Tag): Tag[] {
  const firsts = new Map<string, Tag>()
  const gone: Tag[] = []
  const settle = (kids: readonly Kid[]): Kid[] =>
    kids.flatMap((kid): Kid[] => {
      if (!isTag(kid)) return [kid]
      const { join, note, names } = kid.marks
      if (names.has('page')) {
        gone.push(kid)
        return settle(kid.kids)
      }
      const key = join === undefined ? (note === undefined ? undefined : `note ${note}`) : `join ${join}`
      const first = key === undefined ? undefined : firsts.get(key)
      if (first) {
        gone.push(kid)
        first.kids.push(...settle(kid.kids))
        return []
      }
      if (key !== undefined) firsts.set(key, kid)
      // Its own parts may come while it is settled, and later: they find the list that it keeps.
      const { kids: own } = kid
      kid.kids = []
      kid.kids.push(...settle(own))
      return [kid]
    })
  const { kids } = top
  top.kids = settle(kids)
  return gone
}
