import { createHash } from 'node:crypto'

import { PDFDict, type PDFDocument, PDFHexString, PDFName, PDFRawStream } from '@cantoo/pdf-lib'

import { program } from '../../model/program.ts'
import type { PressFacts } from './facts.ts'

/** The version by which a file says that it is one of PDF/X-4 (ISO 15930-7, identification of the file). */
const version = 'PDF/X-4'

/**
 * Say what the file is, twice and alike: in its information dictionary and as XMP. PDF/X-4 takes a title, both
 * dates, whether it is trapped, and the three properties of media management that tell versions of a file apart.
 */
export function describePress(document: PDFDocument, facts: PressFacts): void {
  const { context, catalog } = document
  const maker = `${program.name} ${program.version}`
  document.setTitle(facts.title, { showInWindowTitleBar: true })
  if (facts.authors.length > 0) document.setAuthor(facts.authors.join('; '))
  document.setCreator(maker)
  document.setProducer(maker)
  document.setCreationDate(facts.date)
  document.setModificationDate(facts.date)
  const information = context.lookup(context.trailerInfo.Info, PDFDict)
  information.set(PDFName.of('Trapped'), PDFName.of('False'))
  const id = contentId(document, facts)
  const packet = new TextEncoder().encode(xmp(facts, maker, id))
  const stream = context.stream(packet, { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(stream))
  const text = PDFHexString.of(id)
  context.trailerInfo.ID = context.obj([text, text])
}

/** 32 digits of a hash of the file's streams and words: two builds have the same (ISO 32000-1, 14.4). */
function contentId({ context }: PDFDocument, { title, slug, date, marks }: PressFacts): string {
  const hash = createHash('sha256').update(JSON.stringify([version, title, slug, date.toISOString(), marks]))
  for (const [, object] of context.enumerateIndirectObjects())
    if (object instanceof PDFRawStream) hash.update(object.contents)
  return hash.digest('hex').slice(0, 32)
}

function xmp({ title, authors, date }: PressFacts, maker: string, id: string): string {
  const day = `${date.toISOString().slice(0, 19)}Z`
  const uuid = `uuid:${id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`
  const creators = authors.map((author) => `<rdf:li>${escape(author)}</rdf:li>`).join('')
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<pdfxid:GTS_PDFXVersion>${version}</pdfxid:GTS_PDFXVersion>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escape(title)}</rdf:li></rdf:Alt></dc:title>
${creators && `<dc:creator><rdf:Seq>${creators}</rdf:Seq></dc:creator>\n`}<xmp:CreateDate>${day}</xmp:CreateDate>
<xmp:ModifyDate>${day}</xmp:ModifyDate>
<xmp:MetadataDate>${day}</xmp:MetadataDate>
<xmp:CreatorTool>${maker}</xmp:CreatorTool>
<xmpMM:DocumentID>${uuid}</xmpMM:DocumentID>
<xmpMM:InstanceID>${uuid}</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Producer>${maker}</pdf:Producer>
<pdf:Trapped>False</pdf:Trapped>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
`
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
