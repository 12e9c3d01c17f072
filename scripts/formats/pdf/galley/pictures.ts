import type { Element } from 'hast'
import { visit } from 'unist-util-visit'

import { encodePath } from '../../../model/path.ts'

/** Write the paths of pictures as addresses, and say which pictures there are. */
export function addressPictures(roots: readonly Element[]): Set<string> {
  const paths = new Set<string>()
  for (const root of roots) {
    visit(root, 'element', ({ tagName, properties }) => {
      if (tagName !== 'img') return
      const path = String(properties.src)
      paths.add(path)
      properties.src = encodePath(path)
    })
  }
  return paths
}
