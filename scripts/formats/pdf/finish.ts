import { createHash } from 'node:crypto'

import { PDFDocument, PDFHexString, PDFName } from '@cantoo/pdf-lib'

import type { Edition } from '../../model/format.ts'
import { program } from '../../model/program.ts'
import type { PressPage } from '../../model/world.ts'
import { renumberNodes } from './node-ids.ts'
import { nameOutline } from './outline.ts'
import { xmp } from './xmp.ts'

/** A5: 148 mm in points. */
const sheetWidth = (148 * 72) / 25.4

/**
 * Give a printed PDF the publication's metadata in place of the browser's, and make it the same on every run.
 *
 * The browser writes its own name, the time and a random id; all three become the publication's: title, authors,
 * date, and an id that is a hash of what was printed (ISO 32000-1, 14.4).
 */
export async function finish(
  printed: Uint8Array,
  { html, files }: PressPage,
  edition: Edition,
): Promise<{ value: Uint8Array; pages: number }> {
  const { publication, date } = edition
  const { title, authors, description, subjects, lang } = publication.metadata
  const document = await PDFDocument.load(printed, { updateMetadata: false })
  document.setTitle(title, { showInWindowTitleBar: true })
  if (authors.length > 0) document.setAuthor(authors.map(({ name }) => name).join('; '))
  if (description) document.setSubject(description)
  if (subjects.length > 0) document.setKeywords([subjects.map(({ label }) => label).join('; ')])
  document.setCreator(`${program.name} ${program.version}`)
  document.setProducer(`${program.name} ${program.version}`)
  document.setCreationDate(date)
  document.setModificationDate(date)
  document.setLanguage(lang)
  nameOutline(document, publication.sections)
  renumberNodes(document)
  // The browser rounds a page up to whole pixels: a strip of them would stay white beside the cover.
  for (const page of document.getPages()) page.setMediaBox(0, 0, sheetWidth, page.getHeight())
  const packet = xmp(edition)
  // Given as bytes: a string would be written as Latin-1.
  const metadata = document.context.stream(new TextEncoder().encode(packet), {
    Type: 'Metadata',
    Subtype: 'XML',
  })
  document.catalog.set(PDFName.of('Metadata'), document.context.register(metadata))
  const hash = createHash('sha256').update(html).update(packet)
  for (const { value } of files.values()) hash.update(value)
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32))
  document.context.trailerInfo.ID = document.context.obj([id, id])
  return { value: await document.save(), pages: document.getPageCount() }
}
