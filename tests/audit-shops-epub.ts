import { strToU8, zipSync } from 'fflate'

import type { Fact, FactName } from '../scripts/audit/shops/fact.ts'

export type Wanted = Partial<Record<FactName, Fact['value']>>

/** A small EPUB that has the wanted facts, and nothing for a shop to say besides. */
export function epubWith(wanted: Wanted): Uint8Array {
  if (wanted['file.readable'] === false) return strToU8('no EPUB')
  const files: Record<string, Uint8Array> = {}
  const items: string[] = []
  const add = (path: string, type: string, value: Uint8Array | string, properties = ''): void => {
    files[`OEBPS/${path}`] = typeof value === 'string' ? strToU8(value) : value
    const id = properties === 'cover-image' ? 'cover-image' : `i${items.length}`
    items.push(
      `<item id="${id}" href="${encodeURI(path)}" media-type="${type}"${properties && ` properties="${properties}"`}/>`,
    )
  }
  const spine: string[] = []
  const page = (path: string, body: string, properties = ''): void => {
    spine.push(`i${items.length}`)
    add(path, 'application/xhtml+xml', xhtml(body), properties)
  }

  const cover = coverOf(wanted)
  if (wanted['cover.present'] !== false) add('cover.pic', `image/${cover.type}`, cover.value, 'cover-image')
  if (wanted['epub.coverFirst'] !== false && wanted['cover.present'] !== false)
    page('cover.xhtml', '<img src="cover.pic" alt="Cover"/>')
  page('one.xhtml', bodyOf(wanted, add))
  if (wanted['html.bytes'] !== undefined) fill(files, 'OEBPS/one.xhtml', Number(wanted['html.bytes']))
  if (wanted['html.load'] !== undefined) {
    const rest = Number(wanted['html.load']) - (files['OEBPS/pic']?.length ?? 0)
    fill(files, 'OEBPS/one.xhtml', rest)
  }
  if (wanted['epub.wellFormed'] === false) files['OEBPS/one.xhtml'] = strToU8('<html><body><p></body></html>')
  page('nav.xhtml', navOf(wanted), 'nav')
  if (wanted['epub.navInSpine'] === false) spine.pop()
  if (wanted['epub.ncx'] !== false) add('toc.ncx', 'application/x-dtbncx+xml', '<ncx><navMap/></ncx>')
  if (wanted['css.declaration'] !== undefined)
    add(
      's.css',
      'text/css',
      `/* p { margin: -9em } */ p { color: red; ${String(wanted['css.declaration'])} }`,
    )
  if (wanted['font.type'] !== undefined)
    add(`f.${String(wanted['font.type'])}`, `font/${String(wanted['font.type'])}`, 'a font')
  if (wanted['epub.fileName'] !== undefined) add(String(wanted['epub.fileName']), 'image/jpeg', jpeg(9, 9, 3))

  files['META-INF/container.xml'] = strToU8(
    '<container><rootfiles><rootfile full-path="OEBPS/content.opf"/></rootfiles></container>',
  )
  files['OEBPS/content.opf'] = strToU8(packageOf(wanted, items, spine))
  files['META-INF/encryption.xml'] = strToU8(
    `<encryption><EncryptedData><EncryptionMethod Algorithm="${
      wanted['epub.encrypted']
        ? 'http://www.w3.org/2001/04/xmlenc#aes128-cbc'
        : 'http://www.idpf.org/2008/embedding'
    }"/></EncryptedData></encryption>`,
  )
  return zipSync(files, { level: 0 })
}

const xhtml = (body: string): string =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>${body}</body></html>`

/** Blanks behind the last element, up to the wanted number of bytes. */
function fill(files: Record<string, Uint8Array>, path: string, length: number): void {
  const whole = new Uint8Array(length).fill(32)
  whole.set(files[path] ?? new Uint8Array())
  files[path] = whole
}

function packageOf(wanted: Wanted, items: readonly string[], spine: readonly string[]): string {
  const text = (fact: FactName, usual: string): string =>
    String(wanted[fact] ?? usual).replaceAll('&', '&amp;')
  const long = (fact: FactName, usual: string): string =>
    wanted[fact] === undefined ? usual : '𝛼'.repeat(Number(wanted[fact]))
  const title = long('metadata.title.length', text('metadata.title', 'Salt'))
  const description = long('metadata.description.length', text('metadata.description', 'On salt.'))
  return `<package version="${text('epub.version', '3.0')}"><metadata>
    <dc:identifier>${wanted['metadata.isbn'] === false ? 'urn:uuid:1' : 'urn:isbn:978-0-306-40615-7'}</dc:identifier>
    <dc:title>${title}</dc:title><dc:language>${text('metadata.language', 'en')}</dc:language>
    ${description && `<dc:description>${description}</dc:description>`}
    ${wanted['cover.named'] === false ? '' : '<meta name="cover" content="cover-image"/>'}
    ${wanted['epub.fixedLayout'] ? '<meta property="rendition:layout">pre-paginated</meta>' : ''}
  </metadata><manifest>${items.join('')}</manifest>
  <spine>${spine.map((id) => `<itemref idref="${id}"/>`).join('')}</spine></package>`
}

function navOf(wanted: Wanted): string {
  const depth = Number(wanted['nav.depth'] ?? 1)
  const entries = Number(wanted['nav.entries'] ?? 1)
  let list = entries > 0 ? `<ol>${'<li><a href="one.xhtml">One</a></li>'.repeat(entries)}</ol>` : ''
  for (let level = 1; level < depth; level += 1) list = `<ol><li><a href="one.xhtml">One</a>${list}</li></ol>`
  return `<nav epub:type="toc">${list}</nav>`
}

type Add = (path: string, type: string, value: Uint8Array | string) => void

function bodyOf(wanted: Wanted, add: Add): string {
  const parts = ['<h1>One</h1>']
  const picture = pictureOf(wanted)
  if (picture) {
    add('pic', `image/${picture.type}`, picture.value)
    const alt = 'a'.repeat(Number(wanted['image.altLength'] ?? 3))
    parts.push(`<img src="pic" alt="${alt}"/>`)
  }
  for (let count = 0; count < Number(wanted['svg.count'] ?? 0); count += 1)
    parts.push('<svg><path d="M0 0"/></svg>')
  if (wanted['svg.wrapsImage']) parts.push('<svg><image xlink:href="cover.pic"/></svg>')
  if (wanted['html.element'] !== undefined) parts.push(`<${String(wanted['html.element'])}/>`)
  if (wanted['css.inline']) parts.push('<p style="color: red">Red</p>')
  if (wanted['table.columns'] !== undefined)
    parts.push(
      `<table><tr><td>A</td></tr><tr><td colspan="${Number(wanted['table.columns']) - 1}">B</td><td>C</td></tr></table>`,
    )
  if (wanted['table.nested'] !== undefined)
    parts.push(
      `<table><tr><td>A${wanted['table.nested'] ? '<table><tr><td>B</td></tr></table>' : ''}</td></tr></table>`,
    )
  if (wanted['link.target'] !== undefined)
    parts.push(`<a href="${String(wanted['link.target']).replaceAll('&', '&amp;')}">there</a>`)
  if (wanted['note.backlink'] !== undefined)
    parts.push(
      `<p>x<a id="c1" epub:type="noteref" href="#n1">1</a></p><aside id="n1"><p>Note${
        wanted['note.backlink'] ? '<a href="one.xhtml#c1">back</a>' : ''
      }</p></aside>`,
    )
  return parts.join('\n')
}

interface Made {
  readonly type: string
  readonly value: Uint8Array
}

function coverOf(wanted: Wanted): Made {
  const number = (fact: FactName): number | undefined =>
    wanted[fact] === undefined ? undefined : Number(wanted[fact])
  const height = number('cover.height') ?? number('cover.longSide') ?? 2496
  const width = number('cover.width') ?? number('cover.shortSide') ?? Math.min(1560, height)
  const made = painted(
    String(wanted['cover.type'] ?? 'jpeg'),
    width,
    Math.max(height, number('cover.shortSide') ?? 0),
  )
  const bytes = number('cover.bytes')
  if (bytes === undefined) return made
  const whole = new Uint8Array(bytes)
  whole.set(made.value)
  return { ...made, value: whole }
}

/** The picture on the page, where a fact of pictures is wanted. */
function pictureOf(wanted: Wanted): Made | undefined {
  if (wanted['svg.text'] !== undefined)
    return drawn(wanted['svg.text'] ? '<text>word</text>' : '<title>word</title>', '')
  if (wanted['svg.longSide'] !== undefined) return drawn('', ` height="${String(wanted['svg.longSide'])}px"`)
  if (wanted['image.type'] !== undefined) return painted(String(wanted['image.type']), 9, 9)
  if (wanted['image.pixels'] !== undefined) return painted('png', Number(wanted['image.pixels']), 1)
  if (wanted['image.colour'] !== undefined)
    return {
      type: 'jpeg',
      value: jpeg(9, 9, { cmyk: 4, rgb: 3, grey: 1 }[String(wanted['image.colour'])] ?? 0),
    }
  if (wanted['image.transparent'] !== undefined)
    return { type: 'png', value: png(9, 9, wanted['image.transparent'] ? 6 : 2) }
  if (wanted['image.frames'] !== undefined) return { type: 'gif', value: gif(Number(wanted['image.frames'])) }
  return wanted['image.altLength'] === undefined ? undefined : painted('jpeg', 9, 9)
}

const drawn = (inside: string, attributes: string): Made => ({
  type: 'svg+xml',
  value: strToU8(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9999 9999"${attributes}>${inside}</svg>`,
  ),
})

function painted(type: string, width: number, height: number): Made {
  if (type === 'jpeg') return { type, value: jpeg(width, height, 3) }
  if (type === 'png') return { type, value: png(width, height, 2) }
  if (type === 'gif') return { type, value: gif(1) }
  if (type === 'svg') return drawn('', '')
  // Told by the media type alone.
  return { type, value: strToU8('x') }
}

const two = (value: number): number[] => [value >> 8, value & 255]
const four = (value: number): number[] => [...two(value >>> 16), ...two(value & 65_535)]

function jpeg(width: number, height: number, components: number): Uint8Array {
  const application = [0xff, 0xe0, ...two(16), ...strToU8('JFIF'), 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]
  const frame = [0xff, 0xc0, ...two(8 + 3 * components), 8, ...two(height), ...two(width), components]
  const rest = Array.from({ length: components }, (_, index) => [index + 1, 0x11, 0]).flat()
  return new Uint8Array([0xff, 0xd8, ...application, ...frame, ...rest, 0xff, 0xd9])
}

function png(width: number, height: number, colour: number): Uint8Array {
  const head = [0x89, ...strToU8('PNG\r\n'), 0x1a, 0x0a]
  const chunk = (name: string, content: readonly number[]): number[] => [
    ...four(content.length),
    ...strToU8(name),
    ...content,
    ...four(0),
  ]
  const ihdr = chunk('IHDR', [...four(width), ...four(height), 8, colour, 0, 0, 0])
  return new Uint8Array([...head, ...ihdr, ...chunk('IDAT', [0]), ...chunk('IEND', [])])
}

function gif(frames: number): Uint8Array {
  const head = [...strToU8('GIF89a'), 9, 0, 9, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
  const frame = [0x21, 0xf9, 4, 0, 0, 0, 0, 0, 0x2c, 0, 0, 0, 0, 9, 0, 9, 0, 0, 2, 2, 0x4c, 1, 0]
  return new Uint8Array([...head, ...Array.from({ length: frames }, () => frame).flat(), 0x3b])
}
