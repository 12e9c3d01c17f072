import { declarations } from './css.ts'
import { type Fact, wholeFile } from './fact.ts'
import { coverFacts, metadataFacts } from './facts-metadata.ts'
import { pageFacts } from './facts-page.ts'
import { isShown, pictureFacts } from './facts-picture.ts'
import { openPackage, type Package } from './package.ts'
import { named, readXml, tokens, type Xml, type XmlElement } from './xml.ts'

/** All that rules may ask of an EPUB, measured in its bytes. */
export function epubFacts(value: Uint8Array): Fact[] {
  const facts: Fact[] = [{ fact: 'epub.bytes', value: value.length, subject: wholeFile }]
  let book: Package
  try {
    book = openPackage(value)
  } catch {
    return [...facts, { fact: 'file.readable', value: false, subject: wholeFile }]
  }
  const pages = new Map(
    book.items
      .filter(({ mediaType }) => mediaType === 'application/xhtml+xml')
      .map(({ path, value: bytes }) => [path, readXml(bytes)] as const),
  )
  const roots = new Map([...pages].map(([path, { root }]) => [path, root] as const))
  return [
    ...facts,
    { fact: 'file.readable', value: true, subject: wholeFile },
    ...packageFacts(book),
    ...navigationFacts(book, roots),
    ...faultFacts(book, pages),
    ...metadataFacts(book),
    ...coverFacts(book, roots),
    ...pictureFacts(book, roots),
    ...[...roots].flatMap(([path, root]) => pageFacts(book, path, root, roots)),
    ...styleFacts(book),
  ]
}

/** IDPF's and Adobe's ways to obfuscate fonts: no copy protection. */
const obfuscation = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC'])

function packageFacts({ files, folder, items, version, isFixed }: Package): Fact[] {
  const encryption = files.get('META-INF/encryption.xml')
  const ways = encryption ? named(readXml(encryption).root, 'EncryptionMethod') : []
  const isEncrypted =
    files.has('META-INF/rights.xml') ||
    ways.some(({ attributes }) => !obfuscation.has(attributes['Algorithm'] ?? ''))
  return [
    { fact: 'epub.version', value: version, subject: wholeFile },
    { fact: 'epub.encrypted', value: isEncrypted, subject: wholeFile },
    { fact: 'epub.fixedLayout', value: isFixed, subject: wholeFile },
    {
      fact: 'epub.ncx',
      value: items.some(({ mediaType }) => mediaType === 'application/x-dtbncx+xml'),
      subject: wholeFile,
    },
    ...items.map(({ path, mediaType }): Fact => {
      const name = path.slice(folder.length)
      const subject = mediaType.startsWith('image/') ? ({ kind: 'picture', name } as const) : wholeFile
      return { fact: 'epub.fileName', value: name, part: path, name, subject }
    }),
  ]
}

/** The table of contents of EPUB 3, else the NCX of EPUB 2. */
function navigationFacts({ items, spine }: Package, roots: ReadonlyMap<string, XmlElement>): Fact[] {
  const page = items.find(({ properties }) => properties.includes('nav'))
  const ncx = items.find(({ mediaType }) => mediaType === 'application/x-dtbncx+xml')
  const list = page && roots.get(page.path)
  const nav =
    list && named(list, 'nav').find(({ attributes }) => tokens(attributes['epub:type']).includes('toc'))
  const [root, entry] = nav ? [nav, 'li'] : ncx ? [readXml(ncx.value).root, 'navPoint'] : []
  return [
    { fact: 'nav.entries', value: root && entry ? named(root, entry).length : 0, subject: wholeFile },
    { fact: 'nav.depth', value: root && entry ? depth(root, entry) : 0, subject: wholeFile },
    { fact: 'epub.navInSpine', value: page ? spine.includes(page) : false, subject: wholeFile },
  ]
}

function depth(element: XmlElement, name: string): number {
  let deepest = 0
  for (const child of element.children)
    if (typeof child === 'object') deepest = Math.max(deepest, depth(child, name))
  return deepest + (element.name === name ? 1 : 0)
}

/** Every XML file of the book; its pages are read already. */
function faultFacts({ items, path, files }: Package, pages: ReadonlyMap<string, Xml>): Fact[] {
  const own = files.get(path)
  const xml = [
    ...(own ? [{ path, value: own }] : []),
    ...items.filter(({ mediaType }) => mediaType.endsWith('+xml')),
  ]
  return xml.map(({ path: part, value }): Fact => {
    const { fault } = pages.get(part) ?? readXml(value)
    const name = fault && { name: fault }
    return { fact: 'epub.wellFormed', value: fault === undefined, part, ...name, subject: wholeFile }
  })
}

function styleFacts({ items, folder }: Package): Fact[] {
  return items.flatMap(({ path, mediaType, value }): Fact[] => {
    const font = /\.(ttf|otf|woff2?)$/i.exec(path)?.[1]?.toLowerCase()
    if (font && !isShown(mediaType)) {
      const name = path.slice(folder.length)
      return [{ fact: 'font.type', value: font, part: path, name, subject: { kind: 'template' } }]
    }
    if (mediaType !== 'text/css') return []
    return declarations(new TextDecoder().decode(value)).map((declaration) => ({
      fact: 'css.declaration',
      value: declaration,
      part: path,
      name: declaration,
      subject: { kind: 'template' },
    }))
  })
}
