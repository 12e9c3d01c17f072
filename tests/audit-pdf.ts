import { PDFDocument, PDFName } from '@cantoo/pdf-lib'

/** A PDF of one empty page, with these properties in its metadata. */
export async function pdfThatSays(...properties: readonly string[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  document.addPage([100, 100])
  const packet = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>${properties.join('')}</rdf:Description></rdf:RDF>`
  const stream = document.context.flateStream(packet, { Type: 'Metadata', Subtype: 'XML' })
  document.catalog.set(PDFName.of('Metadata'), document.context.register(stream))
  return document.save()
}
