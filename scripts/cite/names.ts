import type CSL from 'citeproc'

import { escapeHtml } from './html.ts'
import { noLinks, printCluster } from './print.ts'
import type { CslName } from '../model/reference.ts'
import type { Style } from './style.ts'

/** A work's author as the style names it in running text, as HTML. */
export function authorOf(style: Style, cite: CSL.CiteItem): string {
  const { prefix: _prefix, suffix: _suffix, locator: _locator, label: _label, ...bare } = cite
  return printCluster(style, [{ ...bare, 'author-only': true }], noLinks) || plainAuthor(style, cite.id)
}

/** For styles whose citations hold no names: numbers. */
function plainAuthor({ items, engine }: Style, key: string): string {
  const item = items.get(key)
  const names = (item?.['author'] ?? item?.['editor'] ?? []) as readonly CslName[]
  const [first, second, ...more] = names.map(familyOf)
  const title = item?.['title']
  if (!first) return typeof title === 'string' ? `<i>${escapeHtml(title.replace(/<[^>]*>/g, ''))}</i>` : ''
  if (more.length > 0) return `${first} ${engine.getTerm('et-al') ?? 'et al.'}`
  return second ? `${first} ${engine.getTerm('and') ?? '&'} ${second}` : first
}

function familyOf(name: CslName): string {
  const family = [name['non-dropping-particle'], name.family].filter(Boolean).join(' ')
  return escapeHtml(family || (name.literal ?? name.given ?? ''))
}
