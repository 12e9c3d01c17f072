import type { ElementContent } from 'hast'
import type CSL from 'citeproc'

import type { Item } from './cluster.ts'
import type { Positions } from './cite.ts'
import type { Found } from './find.ts'
import { type Flat, nodeOf, placeholders } from './flat.ts'
import { readHtml } from './html.ts'
import { referenceId } from './key.ts'
import { authorOf } from './names.ts'
import { toHast } from './phrasing.ts'
import { joiner, printCluster } from './print.ts'
import type { Style } from './style.ts'

/** Fill a citation's node with what the style prints. */
export function renderCitation(found: Found, style: Style, positions: Positions): void {
  const { cluster, node, flat, linked } = found
  const printable = cluster.items.filter(({ key }) => style.items.has(key))
  const cites = printable.map((item, index) => ({ ...toCite(item), ...positions[index] }))
  const missing = cluster.items.filter(({ key }) => !style.items.has(key)).map(({ key }) => missingKey(key))

  const narrative = cluster.narrative && cites[0]?.id === cluster.items[0].key
  const content =
    cites.length === 0 ? [] : narrative ? narrated(found, cites, style) : bracketed(found, cites, style)
  if (content.length === 0 && missing.length > 0) delete found.author
  const gaps = missing.flatMap((key, index) => (index > 0 || content.length > 0 ? [space, key] : [key]))
  node.data.hChildren = [...withMarkup(content, flat, linked), ...gaps]
}

const space: ElementContent = { type: 'text', value: ' ' }

function bracketed(found: Found, cites: readonly CSL.CiteItem[], style: Style): ElementContent[] {
  const html = printCluster(style, cites, !found.linked)
  if (!style.notes) return readHtml(html)
  if (!found.writtenInNote && !found.linked) return withCapital(readHtml(html))
  // A note can't hold a note: there the citation stands in brackets, but for one that is all the note says.
  if (found.opensNote) return readHtml(endsSentence(found) ? html : withoutStop(html))
  return readHtml(`(${withoutStop(html)})`)
}

/** The author in the text, the rest in brackets or, in a style that cites in notes, in the note. */
function narrated(found: Found, cites: readonly CSL.CiteItem[], style: Style): ElementContent[] {
  const [first, ...others] = cites
  if (!first) return []
  const { prefix: _, ...unprefixed } = first
  const author = readHtml(authorLink(style, first, !found.linked))
  const rest = printCluster(style, [{ ...unprefixed, 'suppress-author': true }, ...others], !found.linked)
  if (!style.notes) return rest ? [...author, space, ...readHtml(rest)] : author
  if (!found.writtenInNote && !found.linked) {
    found.author = author
    return withCapital(readHtml(rest))
  }
  const comma: ElementContent = { type: 'text', value: ', ' }
  return rest ? [...author, comma, ...readHtml(endsSentence(found) ? rest : withoutStop(rest))] : author
}

function authorLink(style: Style, cite: CSL.CiteItem, linked: boolean): string {
  const author = authorOf(style, cite)
  return linked && author ? `<a class="cite" href="#${referenceId(cite.id)}">${author}</a>` : author
}

/** True where nothing of its sentence follows the citation. */
function endsSentence({ node, parent }: Found): boolean {
  const next = parent.children[parent.children.indexOf(node) + 1]
  if (!next) return true
  return next.type === 'text' && /^\s*\p{Lu}/u.test(next.value)
}

/** Without the full stop that ends a note, unless an abbreviation has it. */
function withoutStop(html: string): string {
  if (/\b(?:ibid|eds?|trans|al|n\.d|vols?)\.(?:<[^>]*>)*$/i.test(html)) return html
  return html.replace(/\.((?:<[^>]*>|[”’»])*)$/, '$1')
}

/** A note begins with a capital: `see Doe` is `See Doe`. */
function withCapital([first, ...rest]: ElementContent[]): ElementContent[] {
  if (first?.type === 'text') {
    const value = first.value.replace(
      /^([^\p{L}\p{N}]*)(\p{Ll})/u,
      (_, lead: string, letter: string) => lead + letter.toUpperCase(),
    )
    return [{ ...first, value }, ...rest]
  }
  if (first?.type !== 'element') return first ? [first, ...rest] : rest
  return [{ ...first, children: withCapital(first.children) }, ...rest]
}

function toCite({ key, prefix, suffix, locator, label, suppressAuthor }: Item): CSL.CiteItem {
  return {
    id: key,
    ...(prefix && { prefix: `${prefix} ` }),
    ...(suffix.trim() && { suffix: suffix.trimEnd() }),
    ...(locator !== undefined && {
      locator: locator.replace(/(?<=\p{L})\./gu, `${joiner}.`),
      label: label ?? 'page',
    }),
    ...(suppressAuthor && { 'suppress-author': true }),
  }
}

/** A draft shows what is missing. */
const missingKey = (key: string): ElementContent => ({
  type: 'element',
  tagName: 'strong',
  properties: {},
  children: [{ type: 'text', value: `(@${key}?)` }],
})

/** Put the marked-up text of prefixes and suffixes where its placeholders were printed. */
function withMarkup(content: readonly ElementContent[], flat: Flat, linked: boolean): ElementContent[] {
  return content.flatMap((node): ElementContent[] => {
    if (node.type === 'element') {
      return [{ ...node, children: withMarkup(node.children, flat, linked || node.tagName === 'a') }]
    }
    if (node.type !== 'text') return [node]
    const parts: ElementContent[] = []
    let at = 0
    for (const match of node.value.matchAll(placeholders)) {
      if (match.index > at) parts.push({ type: 'text', value: node.value.slice(at, match.index) })
      const held = nodeOf(flat, match[0])
      if (held) parts.push(...toHast(held, linked))
      at = match.index + match[0].length
    }
    return at < node.value.length ? [...parts, { type: 'text', value: node.value.slice(at) }] : parts
  })
}
