import CSL from 'citeproc'

import { escapeHtml } from './html.ts'
import { referenceId } from './key.ts'
import type { Style } from './style.ts'
import { nameVariables } from './vocabulary.ts'

/** A cite's own beginning and end in the printed cluster: private-use characters, which no data hold. */
const open = (index: number): string => String.fromCodePoint(0x10_f000 + index)
const close = '\u{10fffd}'
const marked = /([\u{10f000}-\u{10fffc}])([\s\S]*?)\u{10fffd}/gu
/** Put into an abbreviation of the writer's (`ch\u2060. A`), it keeps the engine from reading it as its own. */
export const joiner = '\u2060'
const noForm = /\s*\[NO_PRINTED_FORM\]\s*/g

/**
 * Print one cluster as HTML, every cite of it a link to its entry.
 *
 * The engine can wrap its cites itself, but then leaves out the brackets around the cluster and can't
 * collapse numbers. So the parts it joins are marked as they are made: a range `[1–3]` links its ends, a
 * collapsed year its own work.
 */
export function printCluster({ engine }: Style, cites: readonly CSL.CiteItem[], linked = true): string {
  const entries = cites.map((cite): CSL.Entry => [itemFor(cite, engine), { ...cite }])
  sortEntries(engine, entries)
  const html = withMarks(engine, entries, () => CSL.getCitationCluster.call(engine, entries))
    .replace(noForm, '')
    .replaceAll(joiner, '')
  return html.replace(marked, (_, mark: string, inner: string) => {
    const index = (mark.codePointAt(0) ?? 0) - 0x10_f000
    const cite = entries[index]?.[1]
    if (!cite) return inner
    const { layout_prefix: prefix, layout_suffix: suffix } = engine.citation.opt
    const lead = leading(inner, [index === 0 ? prefix : '', cite.prefix ?? ''])
    const trail = trailing(inner.slice(lead.length), [
      index === entries.length - 1 ? suffix : '',
      cite.suffix ?? '',
    ])
    const body = inner.slice(lead.length, inner.length - trail.length)
    const link = linked && body ? `<a class="cite" href="#${referenceId(cite.id)}">${body}</a>` : body
    return lead + link + trail
  })
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

/** Let the engine mark what it prints for each of the cluster's cites. */
function withMarks(engine: CSL.Engine, entries: readonly CSL.Entry[], print: () => string): string {
  const { output, tmp } = engine
  const { string } = output
  let index = 0
  output.string = function (state, blobs, parent) {
    const own = parent === undefined && blobs === this.queue && tmp.area === 'citation' && !tmp.just_looking
    // An author named alone loses its italics or quotation marks otherwise, where a title stands for it.
    const alone = own && entries[0]?.[1]['author-only']
    if (alone) tmp.suppress_decorations = false
    const rendered = string.call(this, state, blobs, parent)
    if (!own || typeof rendered === 'string') return rendered
    if (alone && rendered.length === 0) return ''
    const mark = open(index++)
    return rendered.map((part) => {
      if (typeof part === 'string') return part && mark + part + close
      part.strings.prefix = mark + part.strings.prefix
      part.strings.suffix += close
      return part
    })
  }
  const apart = keepApart(tmp, entries)
  try {
    tmp.citation_errors = []
    return print()
  } finally {
    output.string = string
    apart.end()
  }
}

/**
 * Works by one author are not drawn together across words of the writer: `(Doe 2001; see Doe 2004)`.
 *
 * The engine drops a name that equals the one it printed last. Where there are words between, it is told
 * that it printed none.
 */
function keepApart(tmp: CSL.Engine['tmp'], entries: readonly CSL.Entry[]): { end(): void } {
  let last = tmp.last_primary_names_string
  const between = (index: number) => entries[index]?.[1].prefix ?? entries[index - 1]?.[1].suffix
  Object.defineProperty(tmp, 'last_primary_names_string', {
    configurable: true,
    enumerable: true,
    get: () => (between(tmp.cite_index) ? false : last),
    set: (name: string | false) => {
      last = name
    },
  })
  return {
    end: () =>
      Object.defineProperty(tmp, 'last_primary_names_string', {
        configurable: true,
        enumerable: true,
        writable: true,
        value: last,
      }),
  }
}

/** What stands before a cite: the cluster's bracket and the author's prefix. */
function leading(html: string, texts: readonly string[]): string {
  const pattern = texts.map((text) => `(?:${loosely(text)})?`).join('')
  return new RegExp(`^${pattern}\\s*`, 'iu').exec(html)?.[0] ?? ''
}

function trailing(html: string, [outer = '', inner = '']: readonly string[]): string {
  return new RegExp(`(?:${loosely(inner)})?(?:${loosely(outer)})?$`, 'u').exec(html)?.[0] ?? ''
}

/** The engine turns straight quotes into the language's own and closes up spaces. */
function loosely(text: string): string {
  return escapeHtml(text.trim())
    .replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)
    .replace(/["'“”‘’«»„‚‹›]/gu, String.raw`\s?["'“”‘’«»„‚‹›]\s?`)
    .replace(/\s+/g, String.raw`\s+`)
    .replace(/^(?=.)/, String.raw`\s*`)
}
