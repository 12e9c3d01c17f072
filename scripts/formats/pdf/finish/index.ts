import { type PDFDocument, PDFName } from '@cantoo/pdf-lib'

import type { Edition } from '../../../model/format.ts'
import type { OutlineEntry, Printed } from '../../../model/page.ts'
import { sizePages } from './boxes.ts'
import { joinRuns } from './join.ts'
import { writeLabels } from './labels.ts'
import { describe } from './metadata.ts'
import { writeOutline } from './outline.ts'
import { tagStructure } from '../tags/index.ts'
import { annotationsOf, destinationsOf, idKey, linkPlaces, namePlaces } from './places.ts'

/** From what the browser printed to a PDF that can be published. */
export async function finish(printed: Printed, edition: Edition, tagged: boolean): Promise<Uint8Array> {
  const { runs, pages, places, outline, design } = printed
  const document = await joinRuns(runs)
  sizePages(document, design)
  const destinations = destinationsOf(document, places, design)
  linkPlaces(document, destinations)
  namePlaces(document, outline.flatMap(entriesOf).map(({ target }) => target), destinations)
  writeOutline(document, outline, destinations)
  writeLabels(document, pages)
  if (tagged) tagStructure(document, linkWords(edition, outline))
  show(document, edition)
  for (const annotation of annotationsOf(document)) annotation.delete(idKey)
  describe(document, edition, tagged)
  return document.save({ useObjectStreams: true, objectsPerTick: Number.POSITIVE_INFINITY })
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
  const { catalog } = document
  catalog.set(PDFName.of('PageLayout'), PDFName.of('TwoPageRight'))
  const preferences = catalog.getOrCreateViewerPreferences()
  preferences.setDisplayDocTitle(true)
  if (publication.metadata.dir === 'rtl') preferences.setReadingDirection('R2L' as never)
}
