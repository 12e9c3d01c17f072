import { type PDFDocument, PDFName } from '@cantoo/pdf-lib'

import { boxesIn } from '../boxes.ts'
import { reportBoxes } from '../missing-fonts.ts'
import type { Edition } from '../../../model/format.ts'
import type { OutlineEntry, Printed } from '../../../model/page.ts'
import { sizePages } from './boxes.ts'
import { writeLabels } from './labels.ts'
import { mergeRuns } from './merge.ts'
import { describe } from './metadata.ts'
import { writeOutline } from './outline.ts'
import { tagStructure } from '../structure/index.ts'
import { annotationsOf, destinationsOf, idKey, linkPlaces, namePlaces } from './places.ts'
import { writeDocument } from './write.ts'

/** From what the browser printed to a PDF that can be published. */
export async function finish(printed: Printed, edition: Edition, tagged: boolean): Promise<Uint8Array> {
  const { runs, pages, places, outline, design } = printed
  const document = await mergeRuns(runs)
  sizePages(document, design)
  const destinations = destinationsOf(document, places)
  linkPlaces(document, destinations)
  namePlaces(document, namesOf(printed), destinations)
  writeOutline(document, outline, destinations)
  writeLabels(document, pages)
  if (tagged) tagStructure(document, linkWords(edition, outline))
  show(document, edition)
  for (const annotation of annotationsOf(document)) annotation.delete(idKey)
  describe(document, edition, tagged)
  if (edition.template.uncovered.length > 0) reportBoxes(edition, boxesIn(document))
  return writeDocument(document)
}

/** What an address may lead to: sections, headings, figures, works cited; not each call of a note. */
function namesOf({ places, outline }: Printed): string[] {
  const ids = [...places.keys()].filter((id) => !/^(?:fn|fnref|cite)-/.test(id))
  return [...ids, ...outline.flatMap(entriesOf).map(({ target }) => target)]
}

/** What to say of links: the names of the places that they lead to. */
function linkWords({ publication: { words } }: Edition, outline: readonly OutlineEntry[]) {
  const { note, backToText, figure } = words
  const names = new Map(outline.flatMap(entriesOf).map(({ target, title }) => [target, title]))
  return { note, backToText, figure, names }
}

const entriesOf = (entry: OutlineEntry): OutlineEntry[] => [entry, ...entry.children.flatMap(entriesOf)]

/** How a reader's program opens it: two pages side by side, a recto on its right, as they will be bound. */
function show(document: PDFDocument, { publication }: Edition): void {
  const { catalog, context } = document
  const isRtl = publication.metadata.dir === 'rtl'
  catalog.set(PDFName.of('PageLayout'), PDFName.of('TwoPageRight'))
  const preferences = context.obj({ DisplayDocTitle: true, ...(isRtl && { Direction: 'R2L' }) })
  catalog.set(PDFName.of('ViewerPreferences'), preferences)
}
