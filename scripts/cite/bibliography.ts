import type { Element, ElementContent } from 'hast'

import type { Citation } from '../model/citation.ts'
import type { Words } from '../model/words.ts'
import { readHtml } from './html.ts'
import { referenceId } from './key.ts'
import { linkAddresses } from './addresses.ts'
import type { Style } from './style.ts'

/** The works that the style lists, in its order. Some styles leave works out, as letters and talks. */
export interface Works {
  readonly keys: ReadonlySet<string>
  readonly entries: readonly (readonly [key: string, html: string])[]
  readonly className: readonly string[]
}

export function listWorks({ engine }: Style): Works {
  const [shape, entries] = engine.makeBibliography() || [undefined, []]
  const listed = entries.flatMap((html, index) =>
    (shape?.entry_ids[index] ?? []).slice(0, 1).map((key) => [key, html] as const),
  )
  const className = ['references']
  if (shape?.hangingindent) className.push('hanging')
  if (shape?.['second-field-align']) className.push('numbered')
  return { keys: new Set(listed.map(([key]) => key)), entries: listed, className }
}

/**
 * The list of works, each linked to every section that cites it.
 *
 * A link leads to the section's first citation; `dataAlso` names its others, for editions that have pages.
 */
export function makeBibliography(
  { entries, className }: Works,
  style: Style,
  citations: readonly Citation[],
  words: Words,
): Element | undefined {
  if (entries.length === 0) return undefined
  const places = placesByKey(citations)
  const children = entries.map(([key, html]) =>
    entryOf(key, linkAddresses(readHtml(mend(html)), style.items.get(key)), places.get(key) ?? [], words),
  )
  return { type: 'element', tagName: 'ul', properties: { className: [...className] }, children }
}

/** Some styles print a full stop twice, and nothing between a number and its entry. */
const mend = (html: string): string =>
  html.replace(/(?<!\. ?)\. \. (?!\.)/g, '. ').replace(/(<\/div>)(<div class="csl-right-inline">)/, '$1 $2')

/** A section that cites a work: its first citation, and the ids of those behind it. */
interface Place {
  readonly first: Citation
  readonly also: string[]
}

function entryOf(key: string, content: ElementContent[], places: readonly Place[], words: Words): Element {
  const children: ElementContent[] = content.filter(({ type }) => type === 'element')
  if (places.length > 0) children.push({ type: 'text', value: ' ' }, citedIn(places, words))
  return { type: 'element', tagName: 'li', properties: { id: referenceId(key) }, children }
}

function citedIn(places: readonly Place[], words: Words): Element {
  const links = places.flatMap(({ first: { id, section }, also }, index): ElementContent[] => [
    { type: 'text', value: index === 0 ? `${words.citedIn} ` : ', ' },
    {
      type: 'element',
      tagName: 'a',
      properties: {
        className: ['citeback'],
        href: `#${id}`,
        ...(also.length > 0 && { dataAlso: also.join(' ') }),
      },
      children: [{ type: 'text', value: section.label ?? section.title }],
    },
  ])
  return { type: 'element', tagName: 'span', properties: { className: ['cited-in'] }, children: links }
}

/** Per work, its citations in each section. */
function placesByKey(citations: readonly Citation[]): Map<string, Place[]> {
  const places = new Map<string, Place[]>()
  for (const citation of citations) {
    for (const key of citation.keys) {
      const seen = places.get(key) ?? []
      const last = seen.at(-1)
      if (last?.first.section === citation.section) last.also.push(citation.id)
      else places.set(key, [...seen, { first: citation, also: [] }])
    }
  }
  return places
}
