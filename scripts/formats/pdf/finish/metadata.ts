import { type PDFDocument, PDFName } from '@cantoo/pdf-lib'

import type { Edition } from '../../../model/format.ts'
import { program } from '../../../model/program.ts'
import { xmp } from './xmp.ts'

/**
 * Write the publication's metadata in place of the browser's: title, authors, date (ISO 32000-1, 14.3).
 */
export function describe(document: PDFDocument, edition: Edition, tagged: boolean): void {
  const { publication, date } = edition
  const { title, authors, description, subjects, lang } = publication.metadata
  document.setTitle(title)
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
  const metadata = document.context.stream(new TextEncoder().encode(packet), {
    Type: 'Metadata',
    Subtype: 'XML',
  })
  document.catalog.set(PDFName.of('Metadata'), document.context.register(metadata))
}
