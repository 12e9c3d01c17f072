import { createHash } from 'node:crypto'

import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRawStream } from '@cantoo/pdf-lib'

import { program } from '../../model/program.ts'
import { inform } from '../dublin-core.ts'
import { writeXmp } from '../xmp.ts'
import type { PressFacts } from './facts.ts'

/** The version by which a file says that it is one of PDF/X-4 (ISO 15930-7, identification of the file). */
const version = 'PDF/X-4'

const namespaces = {
  xmpMM: 'http://ns.adobe.com/xap/1.0/mm/',
  pdfxid: 'http://www.npes.org/pdfx/ns/id/',
}

/**
 * Say what the file is, twice and alike: in its information dictionary and as XMP. PDF/X-4 takes a title, both
 * dates, whether it is trapped, and the three properties of media management that tell versions of a file apart.
 */
export function describePress(document: PDFDocument, facts: PressFacts): void {
  const { context } = document
  const { described, date } = facts
  const maker = `${program.name} ${program.version}`
  inform(document, described)
  document.setCreator(maker)
  document.setProducer(maker)
  document.setCreationDate(date)
  document.setModificationDate(date)
  const information = context.lookup(context.trailerInfo.Info, PDFDict)
  information.set(PDFName.of('Trapped'), PDFName.of('False'))
  const id = contentId(document, facts)
  writeXmp(document, { described, date, namespaces, properties: propertiesOf(date, id) })
  const text = PDFHexString.of(id)
  context.trailerInfo.ID = context.obj([text, text])
}

/** 32 digits of a hash of the file's streams and words: two builds have the same (ISO 32000-1, 14.4). */
function contentId({ context }: PDFDocument, { described, slug, date, marks }: PressFacts): string {
  const hash = createHash('sha256').update(
    JSON.stringify([version, described, slug, date.toISOString(), marks]),
  )
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFRawStream) hash.update(object.contents)
  return hash.digest('hex').slice(0, 32)
}

/** 8-4-4-4-12 digits, as a UUID is written (RFC 9562, section 4). */
const uuidOf = (id: string): string =>
  `uuid:${id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`

function propertiesOf(date: Date, id: string): string[] {
  const uuid = uuidOf(id)
  return [
    `<pdfxid:GTS_PDFXVersion>${version}</pdfxid:GTS_PDFXVersion>`,
    `<xmp:MetadataDate>${date.toISOString().slice(0, 19)}Z</xmp:MetadataDate>`,
    `<xmpMM:DocumentID>${uuid}</xmpMM:DocumentID>`,
    `<xmpMM:InstanceID>${uuid}</xmpMM:InstanceID>`,
    '<xmpMM:VersionID>1</xmpMM:VersionID>',
    '<xmpMM:RenditionClass>default</xmpMM:RenditionClass>',
    '<pdf:Trapped>False</pdf:Trapped>',
  ]
}
