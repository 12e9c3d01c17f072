import type { ElementContent } from 'hast'
import type CSL from 'citeproc'

import { diagnose } from '../model/diagnose.ts'
import { linkAddresses } from './addresses.ts'
import type { Item } from './cluster.ts'
import type { Positions } from './cite.ts'
import type { Found } from './find.ts'
import { type Flat, nodeOf, placeholders } from './flat.ts'
import { readHtml } from './html.ts'
import { authorOf } from './names.ts'
import { toHast } from './phrasing.ts'
import { joiner, linkTo, noLinks, printCluster } from './print.ts'
import type { Style } from './style.ts'

/** Fill a citation's node with what the style prints; `listed` are the works that have an entry to link to. */
export function renderCitation(
  found: Found,
  style: Style,
  positions: Positions,
  listed: ReadonlySet<string>,
): void {
  const { cluster, node, flat, linked } = found
  const links = linked ? noLinks : listed
  const [first] = cluster.items
  const known = cluster.items.filter(({ key }) => style.items.has(key))
  const cites = known.map((item, index) => Object.assign(toCite(item), positions[index]))
  const narrative = cluster.narrative && style.items.has(first.key)
  const content = narrative ? narrated(found, cites, style, links) : bracketed(found, cites, style, links)
  const empty = content.length === 0 && !found.author && cites.length > 0
  if (empty) reportEmpty(found)

  const plain = withMarkup(content, flat, linked)
  const marked = style.notes && makesNote(found) ? withCapital(plain) : plain
  const shown = cluster.items.filter(
    ({ key, suppressAuthor }) => !style.items.has(key) || (empty && !suppressAuthor),
  )
  const gaps = shown.flatMap(({ key }, index) =>
    index > 0 || content.length > 0 ? [space, question(key)] : [question(key)],
  )
  node.data.hChildren = [...(linked ? marked : linkAddresses(marked, undefined)), ...gaps]
}

function reportEmpty({ cluster, section }: Found): void {
  const keys = cluster.items.map(({ key }) => `\`${key}\``).join(', ')
  diagnose(
    section.file,
    'citation-empty',
    `The style prints nothing for this citation of ${keys}`,
    cluster.items[0].place,
  )
}

/** In a style that cites in notes: true in the text, outside notes and links. */
export const makesNote = ({ writtenInNote, linked }: Found): boolean => !writtenInNote && !linked

const space: ElementContent = { type: 'text', value: ' ' }

function bracketed(
  found: Found,
  cites: readonly CSL.CiteItem[],
  style: Style,
  links: ReadonlySet<string>,
): ElementContent[] {
  const html = printCluster(style, cites, links)
  if (!html || !style.notes || makesNote(found)) return readHtml(html)
  // A note can't hold a note: there the citation stands in brackets, but for one that is all the note says.
  if (found.opensNote) return readHtml(endsSentence(found) ? html : withoutStop(html))
  return readHtml(`(${withoutStop(html)})`)
}

/** The author in the text, the rest in brackets or, in a style that cites in notes, in the note. */
function narrated(
  found: Found,
  cites: readonly CSL.CiteItem[],
  style: Style,
  links: ReadonlySet<string>,
): ElementContent[] {
  const [first, ...others] = cites
  if (!first) return []
  const { prefix: _, ...unprefixed } = first
  const name = authorOf(style, first)
  const author = readHtml(name && links.has(first.id) ? linkTo(first.id, name) : name)
  const rest = printCluster(style, [{ ...unprefixed, 'suppress-author': true }, ...others], links)
  if (style.notes && makesNote(found)) {
    if (author.length > 0) found.author = author
    return readHtml(rest)
  }
  if (!rest || author.length === 0) return [...author, ...readHtml(rest)]
  if (!style.notes) return [...author, space, ...readHtml(rest)]
  const comma: ElementContent = { type: 'text', value: ', ' }
  return [...author, comma, ...readHtml(endsSentence(found) ? rest : withoutStop(rest))]
}

/** True where nothing of its sentence follows the citation. */
function endsSentence({ node, parent, linked }: Found): boolean {
  if (linked) return false
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
      /^([\s"'“‘«„([]*)(\p{Ll})(?!\w*:\/\/)/u,
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
    ...(prefix && { prefix: `${withDashes(prefix)} ` }),
    ...(suffix.trim() && { suffix: withDashes(suffix.trimEnd()) }),
    ...(locator !== undefined && {
      locator: locator.replace(/(?<=\p{L})\./gu, `${joiner}.`),
      label: label ?? 'page',
    }),
    ...(suppressAuthor && { 'suppress-author': true }),
  }
}

/** The engine sets quotation marks and apostrophes itself, but leaves these as they were typed. */
const withDashes = (text: string): string =>
  text.replaceAll('---', '—').replaceAll('--', '–').replaceAll('...', '…')

/** A draft shows what is missing. */
const question = (key: string): ElementContent => ({
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
