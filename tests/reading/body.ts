import { toHtml } from 'hast-util-to-html'

import type { Publication } from '../../scripts/model/publication.ts'

/** The sections of a publication as HTML, each under a line that says what it is. */
export function bodyOf({ sections }: Publication): string {
  return sections
    .map(({ id, role, matter, label, title, depth, tree }) => {
      const name = [role, id, matter, label, title, depth].filter((part) => part !== undefined && part !== 0)
      return `<!-- ${name.join(' | ')} -->\n${toHtml(tree)}\n`
    })
    .join('\n')
}
