import { createHash } from 'node:crypto'

import { type PDFDocument, PDFHexString, PDFName, PDFRawStream } from '@cantoo/pdf-lib'

import type { Edition } from '../../../model/format.ts'
import { program } from '../../../model/program.ts'
import { xmp } from './xmp.ts'

/**
 * Write the publication's metadata in place of the browser's: title, authors, date, and an id that is a hash of
 * them and of all streams of the file (ISO 32000-1, 14.4), so that two builds are the same.
 */
export function describe(document: PDFDocument, edition: Edition, tagged: boolean): void {
  const { publication, date } = edition
  const { title, authors, description, subjects, lang } = publication.metadata
  document.setTitle(title, { showInWindowTitleBar: true })
  if (authors.length > 0) document.setAuthor(authors.map(({ name }) => name).join('; '))
  if (description) document.setSubject(description)
  if (subjects.length > 0) document.setKeywords([subjects.map(({ label }) => label).join('; ')])
  document.setCreator(`${program.name} ${program.version}`)
  document.setProducer(`${program.name} ${program.version}`)
  document.setCreationDate(date)
  document.setModificationDate(date)
  document.setLanguage(lang)
  const packet = xmp(edition, tagged)
  // Given as bytes: a string would be written as Latin-1.
  const metadata = document.context.stream(new TextEncoder().encode(packet), { Type: 'Metadata', Subtype: 'XML' })
  document.catalog.set(PDFName.of('Metadata'), document.context.register(metadata))
  const hash = createHash('sha256').update(packet)
  for (const [, object] of document.context.enumerateIndirectObjects())
    if (object instanceof PDFRawStream) hash.update(object.contents)
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32))
  document.context.trailerInfo.ID = document.context.obj([id, id])
}
