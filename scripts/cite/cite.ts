import type { Element } from 'hast'
import type CSL from 'citeproc'

import type { Citation } from '../model/citation.ts'
import type { Metadata } from '../model/metadata.ts'
import type { Mdast, Section } from '../model/publication.ts'
import type { Config } from '../model/source.ts'
import type { Words } from '../model/words.ts'
import { listWorks, makeBibliography } from './bibliography.ts'
import { findCitations, type Found } from './find.ts'
import { checkKeys } from './keys.ts'
import { moveIntoNotes } from './notes.ts'
import { positionsIn } from './positions.ts'
import type { Reference } from '../model/reference.ts'
import { renderCitation } from './render.ts'
import type { Style } from './style.ts'

export interface CiteInput {
  /** In reading order. Their trees are changed. */
  readonly sections: readonly Section<Mdast>[]
  readonly references: readonly Reference[]
  readonly style: Style
  readonly words: Words
  readonly metadata: Pick<Metadata, 'nocite' | 'bibliography'>
  /** Where an unknown key of `nocite` is reported. */
  readonly config?: Config
}

export interface CitationResult {
  readonly sections: readonly Section<Mdast>[]
  /** `<ul class="references">`; none where nothing is cited, or the style has no bibliography. */
  readonly bibliography: Element | undefined
  readonly citations: readonly Citation[]
  /** True where the style cites in notes. */
  readonly notes: boolean
}

/**
 * Print every citation of the book in its style, and make the bibliography.
 *
 * In a style that cites in notes, a citation in the text becomes a note. Positions (`ibid.`, short forms)
 * begin anew in every section. Missing keys and entries that nothing cites are reported.
 */
export function cite(input: CiteInput): CitationResult {
  const { sections, references, style } = input
  const perSection = sections.map((section) => findCitations(section, style.labels, style.notes))
  const found = perSection.flat()
  const cited = checkKeys(found, input)

  startEngine(style, references, cited)
  const works = listWorks(style)
  const citations = found.map((one, index) => toCitation(one, `cite-${index + 1}`, style))
  let index = 0
  for (const group of perSection) {
    const positions = positionsIn(
      group.map((one) => occurrence(one, style)),
      nearNotes(style),
    )
    for (const [at, one] of group.entries()) {
      const id = citations[index++]?.id ?? ''
      one.node.data.hProperties['id'] = id
      renderCitation(one, style, positions[at] ?? [], works.keys)
    }
  }
  if (style.notes) moveIntoNotes(found, style)
  const bibliography = makeBibliography(works, style, citations, input.words)
  return { sections, bibliography, citations, notes: style.notes }
}

function startEngine(
  { engine, items }: Style,
  references: readonly Reference[],
  cited: readonly string[],
): void {
  items.clear()
  for (const { id, item } of references) items.set(id, item)
  engine.restoreProcessorState([])
  // All at once: names and years are told apart among all works of the bibliography (2004a, 2004b).
  engine.updateItems(cited)
}

/** The items that can be printed, in CSL's terms. */
const occurrence = ({ cluster, note }: Found, { items }: Style) => ({
  note,
  items: cluster.items.filter(({ key }) => items.has(key)),
})

function nearNotes({ engine }: Style): number {
  const distance = Number((engine.citation.opt as Record<string, unknown>)['near-note-distance'])
  return Number.isNaN(distance) ? 5 : distance
}

function toCitation({ cluster, section }: Found, id: string, { items }: Style): Citation {
  return {
    id,
    keys: [...new Set(cluster.items.map(({ key }) => key).filter((key) => items.has(key)))],
    items: cluster.items.map(({ key, label, locator, suffix }) => ({
      key,
      ...(label !== undefined && { label }),
      ...(locator !== undefined && { locator }),
      ...(suffix.trim() !== '' && { suffix }),
    })),
    section,
    place: cluster.items[0].place,
  }
}

export type Positions = readonly Pick<
  CSL.CiteItem,
  'position' | 'first-reference-note-number' | 'near-note'
>[]
