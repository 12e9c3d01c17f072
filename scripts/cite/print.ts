import CSL from 'citeproc'

import { leading, trailing } from './affixes.ts'
import { referenceId } from './key.ts'
import { replaceMarked, withMarks } from './marks.ts'
import type { Style } from './style.ts'
import { nameVariables } from './vocabulary.ts'

/** Put into an abbreviation of the writer's (`ch\u2060. A`), it keeps the engine from reading it as its own. */
export const joiner = '\u2060'
const nothing = /\s*\[(?:NO_PRINTED_FORM|CSL STYLE ERROR[^\]]*)\]\s*/g

/** No key may be linked. */
export const noLinks: ReadonlySet<string> = new Set()

/**
 * Print one cluster as HTML, every cite of `links` a link to its entry; empty where the style prints nothing.
 *
 * The engine can wrap its cites itself, but then leaves out the brackets around the cluster and can't
 * collapse numbers. So the parts it joins are marked as they are made: a range `[1–3]` links its ends, a
 * collapsed year its own work.
 */
export function printCluster(
  style: Style,
  cites: readonly CSL.CiteItem[],
  links: ReadonlySet<string>,
): string {
  const { engine } = style
  const entries = withForm(cites, style).map((cite): CSL.Entry => [itemFor(cite, engine), { ...cite }])
  if (entries.length === 0) return ''
  sortEntries(engine, entries)
  const { layout_prefix: before, layout_suffix: after } = engine.citation.opt
  const html = withMarks(engine, entries, () => CSL.getCitationCluster.call(engine, entries))
  const printed = replaceMarked(html.replace(nothing, '').replaceAll(joiner, ''), (index, inner) => {
    const cite = entries[index]?.[1]
    if (!cite) return inner
    const lead = leading(inner, [index === 0 ? before : '', cite.prefix ?? ''])
    const rest = inner.slice(lead.length)
    const trail = trailing(rest, [index === entries.length - 1 ? after : '', cite.suffix ?? ''])
    const body = rest.slice(0, rest.length - trail.length)
    return lead + (links.has(cite.id) && body ? linkTo(cite.id, body) : body) + trail
  })
  return printed === before + after ? '' : printed
}

export const linkTo = (key: string, html: string): string =>
  `<a class="cite" href="#${referenceId(key)}">${html}</a>`

/** A cite without its author may print nothing; as the last of its cluster it would take the bracket with it. */
function withForm(cites: readonly CSL.CiteItem[], style: Style): readonly CSL.CiteItem[] {
  if (cites.length < 2) return cites
  return cites.filter((cite) => !cite['suppress-author'] || printCluster(style, [cite], noLinks))
}

/** An author alone is printed from an item that has nothing else: some styles let a `pp.` slip through. */
function itemFor(cite: CSL.CiteItem, engine: CSL.Engine): object {
  const item = engine.retrieveItem(cite.id)
  if (!cite['author-only']) return item
  const kept = Object.entries(item).filter(
    ([name]) => nameVariables.has(name) || /^(?:id|type|language|.*title.*)$/.test(name),
  )
  return Object.fromEntries(kept)
}

/** A cite with a prefix, such as `see also`, stays where it was written, and so do its neighbours. */
function sortEntries(engine: CSL.Engine, entries: CSL.Entry[]): void {
  if (entries.length < 2 || engine.citation_sort.tokens.length === 0) return
  if (entries.some(([, { prefix }]) => prefix)) return
  for (const [item, cite] of entries) cite.sortkeys = CSL.getSortKeys.call(engine, item, 'citation_sort')
  entries.sort(engine.citation.srt.compareCompositeKeys)
}
