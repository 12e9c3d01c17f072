import type { PDFDocument } from '@cantoo/pdf-lib'
import { PDFName } from '@cantoo/pdf-lib'

import { program } from '../model/program.ts'
import { type Described, dublinCore } from './dublin-core.ts'

export interface Packet {
  readonly described: Described
  /** When the file was made, as its information dictionary says; the same in every build. */
  readonly date?: Date
  /** Namespaces of what else the packet says, by their prefixes. */
  readonly namespaces?: Readonly<Record<string, string>>
  readonly properties?: readonly string[]
}

/** Write what a file is as an XMP packet (ISO 16684-1): what catalogues and screen readers look at first. */
export function writeXmp({ context, catalog }: PDFDocument, packet: Packet): void {
  // Given as bytes: a string would be written as Latin-1.
  const bytes = new TextEncoder().encode(textOf(packet))
  const stream = context.stream(bytes, { Type: 'Metadata', Subtype: 'XML' })
  catalog.set(PDFName.of('Metadata'), context.register(stream))
}

function textOf({ described, date, namespaces = {}, properties = [] }: Packet): string {
  const maker = `${program.name} ${program.version}`
  const day = date && `${date.toISOString().slice(0, 19)}Z`
  const known = {
    dc: 'http://purl.org/dc/elements/1.1/',
    pdf: 'http://ns.adobe.com/pdf/1.3/',
    xmp: 'http://ns.adobe.com/xap/1.0/',
    ...namespaces,
  }
  const prefixes = Object.entries(known).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  const lines = [
    ...properties,
    dublinCore(described),
    ...(day ? ['CreateDate', 'ModifyDate'].map((name) => `<xmp:${name}>${day}</xmp:${name}>`) : []),
    `<xmp:CreatorTool>${maker}</xmp:CreatorTool>`,
    `<pdf:Producer>${maker}</pdf:Producer>`,
  ]
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" ${prefixes.join(' ')}>
${lines.join('\n')}
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>
`
}
