import type { Edition } from '../../../model/format.ts'
import { program } from '../../../model/program.ts'

/** The metadata as an XMP packet (ISO 16684-1): what catalogues and screen readers look at first. */
export function xmp({ publication, date }: Edition, tagged: boolean): string {
  const { title, authors, description, subjects, lang, publisher, rights, license } = publication.metadata
  const day = `${date.toISOString().slice(0, 19)}Z`
  const rightsText = rights ?? license
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
${tagged ? '<pdfuaid:part>1</pdfuaid:part>' : ''}
<dc:format>application/pdf</dc:format>
<dc:title>${alternatives(title)}</dc:title>
${
  authors.length > 0
    ? `<dc:creator>${list(
        'Seq',
        authors.map(({ name }) => name),
      )}</dc:creator>`
    : ''
}
${description ? `<dc:description>${alternatives(description)}</dc:description>` : ''}
${
  subjects.length > 0
    ? `<dc:subject>${list(
        'Bag',
        subjects.map(({ label }) => label),
      )}</dc:subject>`
    : ''
}
${publisher ? `<dc:publisher>${list('Bag', [publisher])}</dc:publisher>` : ''}
${rightsText ? `<dc:rights>${alternatives(rightsText)}</dc:rights>` : ''}
<dc:language>${list('Bag', [lang])}</dc:language>
<xmp:CreateDate>${day}</xmp:CreateDate>
<xmp:ModifyDate>${day}</xmp:ModifyDate>
<xmp:CreatorTool>${program.name} ${program.version}</xmp:CreatorTool>
<pdf:Producer>${program.name} ${program.version}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
`.replaceAll(/\n+/g, '\n')
}

const alternatives = (text: string): string =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li></rdf:Alt>`

const list = (kind: 'Bag' | 'Seq', texts: readonly string[]): string =>
  `<rdf:${kind}>${texts.map((text) => `<rdf:li>${escape(text)}</rdf:li>`).join('')}</rdf:${kind}>`

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
