import CSL from 'citeproc'

import { leading, trailing } from './affixes.ts'
import { referenceId } from './key.ts'
import { replaceGaps, replaceMarked, withMarks } from './marks.ts'
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
  const entries = sorted(
    engine,
    withForm(cites, style).map((cite) => [itemFor(cite, engine), { ...cite }]),
  )
  if (entries.length === 0) return ''
  const marked = withMarks(engine, entries, () => CSL.getCitationCluster.call(engine, entries))
  const clean = marked.replace(nothing, '').replaceAll(joiner, '')
  const parted = replaceGaps(clean, (index, between) => delimiter(engine, entries, index, between))
  const printed = replaceMarked(parted, (index, inner) => linked(engine, entries, index, inner, links))
  const { layout_prefix: before, layout_suffix: after } = engine.citation.opt
  return printed === before + after ? '' : printed
}

/** One cite: the link without the cluster's brackets and the writer's words around it. */
function linked(
  engine: CSL.Engine,
  entries: readonly CSL.Entry[],
  index: number,
  inner: string,
  links: ReadonlySet<string>,
): string {
  const cite = entries[index]?.[1]
  if (!cite) return inner
  const { layout_prefix: before, layout_suffix: after } = engine.citation.opt
  const lead = leading(inner, [index === 0 ? before : '', cite.prefix ?? ''])
  const rest = inner.slice(lead.length)
  const trail = trailing(rest, [index === entries.length - 1 ? after : '', cite.suffix ?? ''])
  const body = rest.slice(0, rest.length - trail.length)
  const [own, words] = engine.getOpt('punctuation-in-quote') ? insideQuotes(body, trail) : [body, trail]
  return lead + (links.has(cite.id) && own ? linkTo(cite.id, own) : own) + words
}

/** American English has the comma of the writer's words inside: `“Title,” passim`. */
function insideQuotes(body: string, trail: string): [string, string] {
  const [, text, quote] = /^([^]*[^.,!?])(”(?:<\/[^>]*>)*)$/.exec(body) ?? []
  if (text === undefined || !/^[.,]/.test(trail)) return [body, trail]
  return [text + trail.charAt(0) + quote, trail.slice(1)]
}

/** Between works by one author, `2004a, 2004b`; a semicolon where a page stands with one of them. */
function delimiter(
  engine: CSL.Engine,
  entries: readonly CSL.Entry[],
  index: number,
  between: string,
): string {
  const located = [entries[index - 1], entries[index]].some((entry) => entry?.[1].locator !== undefined)
  return located && between === ', ' ? engine.citation.opt.layout_delimiter : between
}

export const linkTo = (key: string, html: string): string =>
  `<a class="cite" href="#${referenceId(key)}">${html}</a>`

/**
 * A cite without its author may print nothing; as the last of its cluster it would take the bracket with it.
 * The writer's words around it join the cite before.
 */
function withForm(cites: readonly CSL.CiteItem[], style: Style): readonly CSL.CiteItem[] {
  if (cites.length < 2 || !cites.some((cite) => cite['suppress-author'])) return cites
  const printed: CSL.CiteItem[] = []
  for (const cite of cites) {
    const { prefix = '', suffix = '', ...bare } = cite
    const last = printed.at(-1)
    const words = `${prefix && ` ${prefix}`}${suffix}`.trimEnd()
    if (!cite['suppress-author'] || printCluster(style, [bare], noLinks)) printed.push(cite)
    else if (last && words) printed.splice(-1, 1, { ...last, suffix: `${last.suffix ?? ''}${words}` })
    else if (words) printed.push(cite)
  }
  return printed
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

/** A cite with words of the writer's, such as `see also`, stays where it is; the runs between are sorted. */
function sorted(engine: CSL.Engine, entries: readonly CSL.Entry[]): CSL.Entry[] {
  if (entries.length < 2 || engine.citation_sort.tokens.length === 0) return [...entries]
  const runs: CSL.Entry[][] = []
  let wasFixed = true
  for (const entry of entries) {
    const [item, cite] = entry
    const isFixed = Boolean(cite.prefix ?? cite.suffix)
    if (isFixed || wasFixed) runs.push([])
    cite.sortkeys = CSL.getSortKeys.call(engine, item, 'citation_sort')
    runs.at(-1)?.push(entry)
    wasFixed = isFixed
  }
  return runs.flatMap((run) => run.toSorted(engine.citation.srt.compareCompositeKeys))
}
