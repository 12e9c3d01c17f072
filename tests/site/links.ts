import { fromHtml } from 'hast-util-from-html'
import { visit } from 'unist-util-visit'

/** What a page has and asks for. */
export interface PageLinks {
  /** `href` of links, `src` of what is shown, as they are written. */
  readonly addresses: readonly string[]
  readonly ids: readonly string[]
}

export function linksIn(html: string): PageLinks {
  const addresses: string[] = []
  const ids: string[] = []
  visit(fromHtml(html), 'element', ({ properties }) => {
    const { id, href, src } = properties
    if (typeof id === 'string') ids.push(id)
    for (const address of [href, src]) if (typeof address === 'string') addresses.push(address)
  })
  return { addresses, ids }
}
