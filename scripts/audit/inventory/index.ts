import type { Facts, Reading } from '../../model/reading.ts'
import type { Book } from './context.ts'
import { locatorReader } from './locators.ts'
import type { ManuscriptFacts, ManuscriptText } from '../../model/written.ts'
import { nameSections } from './names.ts'
import { createPen } from './pen.ts'
import { writeFile, type WrittenSection } from './sections.ts'
import { writeWorks } from './works.ts'

export type { ManuscriptFacts, ManuscriptText } from '../../model/written.ts'

/**
 * Everything that a manuscript holds, read from its plain text by code of its own: what the program loses on
 * its way to an edition is found here.
 *
 * `sources` are in reading order. Notes stand at the end of their section, works cited behind the last one.
 */
export function takeInventory(sources: readonly ManuscriptText[], facts: ManuscriptFacts): Reading {
  const pen = createPen()
  const book: Book = {
    pen,
    locate: locatorReader(facts.locatorLabels),
    citesInNotes: facts.citesInNotes ?? false,
    table: facts.words.table,
    cited: new Set(),
    headings: [],
  }
  const sections: WrittenSection[] = []
  for (const source of sources) sections.push(...writeFile(source, book, facts, sections.length))
  nameSections(sections, book, facts)
  writeWorks(book, facts)
  return {
    name: 'manuscript',
    kind: 'manuscript',
    ...pen.reading,
    facts: factsOf(facts, sections),
    isStructured: true,
  }
}

function factsOf({ metadata, places }: ManuscriptFacts, sections: readonly WrittenSection[]): Facts {
  const { title, subtitle, authors, lang, identifiers, publisher, rights, date, description } = metadata
  return {
    title,
    ...(subtitle && { subtitle }),
    ...(places && { places }),
    authors: authors.filter(({ role }) => role === 'aut').map(({ name }) => name),
    language: lang,
    identifiers: identifiers.map(({ value }) => value),
    ...(publisher && { publisher }),
    ...(rights && { rights }),
    ...(date && { date }),
    ...(description && { description }),
    contents: sections.map(({ title: heading, depth, piece }) => ({
      title: heading,
      level: depth + 1,
      ...(piece.id !== undefined && { target: piece.id }),
    })),
    claims: [],
  }
}
