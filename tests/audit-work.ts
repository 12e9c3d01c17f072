import { type Zippable, zipSync } from 'fflate'

/** What a small EPUB is made of; every part may be changed by a test. */
export interface Parts {
  /** Lines of the package's metadata. */
  readonly claims?: readonly string[]
  /** What stands in the body of its one chapter. */
  readonly body?: string
  /** What the navigation document has besides its table of contents. */
  readonly navigation?: string
  /** Entries of the table of contents. */
  readonly contents?: string
  readonly css?: string
  readonly items?: string
  readonly spine?: string
  readonly metadata?: string
  readonly files?: Readonly<Record<string, string>>
}

const xhtml = (title: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" xmlns:ssml="http://www.w3.org/2001/10/synthesis" lang="en" xml:lang="en">
<head><title>${title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>${body}</body>
</html>`

export const claim = (property: string, value: string): string =>
  `<meta property="schema:${property}">${value}</meta>`

const defaults = {
  claims: [],
  body: '<h1 id="one">One</h1><p>Salt.</p>',
  contents: '<li><a href="one.xhtml#one">One</a></li>',
  spine: '<itemref idref="one"/>',
}

/** An EPUB of one chapter, that EPUBCheck has nothing against. */
export function smallEpub(parts: Parts = {}): Uint8Array {
  const { claims, body, contents, spine, ...given } = { ...defaults, ...parts }
  const opf = `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:deea1daa-aac5-523c-aee1-7fa4f6da052a</dc:identifier><dc:title>Salt</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2026-11-24T00:00:00Z</meta>${given.metadata ?? ''}
${claims.join('\n')}
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="css" href="style.css" media-type="text/css"/>
<item id="one" href="one.xhtml" media-type="application/xhtml+xml"/>${given.items ?? ''}
</manifest>
<spine>${spine}</spine>
</package>`
  const texts: Record<string, string> = {
    'META-INF/container.xml':
      '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="in/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    'in/book.opf': opf,
    'in/nav.xhtml': xhtml(
      'Contents',
      `<nav epub:type="toc"><h1>Contents</h1><ol>${contents}</ol></nav>${given.navigation ?? ''}`,
    ),
    'in/one.xhtml': xhtml('One', body),
    'in/style.css': given.css ?? 'p { margin: 0; }',
    ...given.files,
  }
  const encoder = new TextEncoder()
  const zip: Zippable = { mimetype: [encoder.encode('application/epub+zip'), { level: 0 }] }
  for (const [name, text] of Object.entries(texts)) zip[name] = encoder.encode(text)
  return zipSync(zip, { mtime: new Date('2026-11-24T12:00:00Z') })
}
