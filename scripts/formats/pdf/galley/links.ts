import type { Element } from 'hast'
import { visit } from 'unist-util-visit'

import { placeOrigin } from '../../../model/page.ts'

/**
 * Turn links inside the book into addresses that the joined PDF resolves.
 *
 * A link to nowhere stays as text: a draft may have some.
 *
 * @param gone Ids of what is not set, each with what stands for it.
 */
export function addressLinks(roots: readonly Element[], gone: ReadonlyMap<string, string>): void {
  const ids = idsOf(roots)
  for (const root of roots) {
    visit(root, 'element', (link) => {
      const { href } = link.properties
      if (link.tagName !== 'a' || typeof href !== 'string' || !href.startsWith('#')) return
      const id = href.slice(1)
      const target = ids.has(id) ? id : gone.get(id)
      if (target === undefined) delete link.properties.href
      else link.properties.href = `${placeOrigin}${target}`
    })
  }
}

function idsOf(roots: readonly Element[]): Set<string> {
  const ids = new Set<string>()
  for (const root of roots) {
    visit(root, 'element', ({ properties }) => {
      if (typeof properties.id === 'string') ids.add(properties.id)
    })
  }
  return ids
}
