import type { PDFDocument } from '@cantoo/pdf-lib'

import type { Edition } from '../../../model/format.ts'
import { program } from '../../../model/program.ts'
import { describedOf, inform } from '../../dublin-core.ts'
import { writeXmp } from '../../xmp.ts'

/**
 * Write the publication's metadata in place of the browser's: title, authors, date (ISO 32000-1, 14.3).
 */
export function describe(document: PDFDocument, edition: Edition, tagged: boolean): void {
  const { publication, date } = edition
  const described = describedOf(edition, 'pdf')
  inform(document, described)
  document.setCreator(`${program.name} ${program.version}`)
  document.setProducer(`${program.name} ${program.version}`)
  document.setCreationDate(date)
  document.setModificationDate(date)
  document.setLanguage(publication.metadata.lang)
  writeXmp(document, {
    described,
    date,
    // ISO 14289-1, 5: the file says that it is one of PDF/UA-1.
    namespaces: { pdfuaid: 'http://www.aiim.org/pdfua/ns/id/' },
    properties: tagged ? ['<pdfuaid:part>1</pdfuaid:part>'] : [],
  })
}
