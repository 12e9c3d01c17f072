import { declarations } from './css.ts'
import { type Fact, type Subject, wholeFile } from './fact.ts'
import { decodeAddress } from '../../model/path.ts'
import { folderOf, type Package, resolvePath } from './package.ts'
import { descendants, named, textOf, tokens, type XmlElement } from './xml.ts'

/** What reading systems treat apart. */
const special = new Set(['script', 'form', 'iframe', 'object', 'embed', 'canvas', 'audio', 'video', 'math'])

/** One page of text in an EPUB; `roots` are all of them, by path. */
export function pageFacts(
  book: Package,
  path: string,
  root: XmlElement,
  roots: ReadonlyMap<string, XmlElement>,
): Fact[] {
  const facts: Fact[] = []
  const add: Add = (fact, value, subject = wholeFile, name) =>
    facts.push({ fact, value, part: path, subject, ...(name !== undefined && { name }) })
  const shown = new Set<string>()
  let isStyled = false
  for (const element of descendants(root)) {
    const { name, attributes } = element
    if (special.has(name)) add('html.element', name, wholeFile, name)
    if (name === 'style' || attributes['style'] !== undefined) {
      isStyled = true
      for (const each of declarations(attributes['style'] ?? textOf(element)))
        add('css.declaration', each, { kind: 'template' }, each)
    }
    if (name === 'img' || name === 'image') shown.add(addPicture(book, path, element, add))
    if (name === 'table') addTable(element, add)
    if (name === 'a') addLink(path, element, roots, add)
  }
  const bytes = book.files.get(path)?.length ?? 0
  add('css.inline', isStyled)
  add('html.bytes', bytes)
  add(
    'html.load',
    [...shown].reduce((sum, source) => sum + (book.files.get(source)?.length ?? 0), bytes),
  )
  return facts
}

type Add = (fact: Fact['fact'], value: Fact['value'], subject?: Subject, name?: string) => void

/** A picture on a page; gives its path inside the EPUB. */
function addPicture(
  { items, folder }: Package,
  path: string,
  { name, attributes }: XmlElement,
  add: Add,
): string {
  const source = resolvePath(folderOf(path), attributes['src'] ?? attributes['xlink:href'] ?? '')
  const own = source.slice(folder.length)
  const isCover = items.some((item) => item.path === source && item.properties.includes('cover-image'))
  add('svg.wrapsImage', name === 'image', { kind: 'picture', name: own }, own)
  const subject: Subject = isCover
    ? { kind: 'metadata', path: ['cover', 'alt'] }
    : { kind: 'picture', name: own }
  if (attributes['alt'] !== undefined) add('image.altLength', [...attributes['alt']].length, subject, own)
  return source
}

/** Columns as the widest row has them, by `colspan`. */
function addTable(table: XmlElement, add: Add): void {
  let columns = 0
  for (const row of named(table, 'tr')) {
    const cells = row.children.filter((cell) => typeof cell === 'object')
    const span = ({ attributes }: XmlElement): number =>
      Math.max(1, Number.parseInt(attributes['colspan'] ?? '1', 10) || 1)
    columns = Math.max(
      columns,
      cells.reduce((sum, cell) => sum + span(cell), 0),
    )
  }
  const [first] = [...named(table, 'caption'), ...named(table, 'th'), ...named(table, 'td')]
  const text = opening(first ?? table)
  const subject: Subject = { kind: 'words', text }
  add('table.columns', columns, subject, text)
  add('table.nested', named(table, 'table').length > 0, subject, text)
}

/** The first words, enough to find the place by. */
const opening = (element: XmlElement): string => textOf(element).split(' ').slice(0, 8).join(' ')

/** An address outside of the book, or the call of a note. */
function addLink(path: string, link: XmlElement, roots: ReadonlyMap<string, XmlElement>, add: Add): void {
  const target = link.attributes['href'] ?? ''
  if (/^[a-z][a-z0-9+.-]*:/i.test(target)) add('link.target', target, { kind: 'link', target }, target)
  else if (isNoteCall(link)) addNote(path, target, roots, add)
}

const isNoteCall = ({ attributes }: XmlElement): boolean =>
  tokens(attributes['epub:type']).includes('noteref') || tokens(attributes['role']).includes('doc-noteref')

/** Whether the note that a call leads to has a link to the page of the call. */
function addNote(path: string, href: string, roots: ReadonlyMap<string, XmlElement>, add: Add): void {
  const place = pageOf(path, href)
  const root = roots.get(place)
  const note = root && idsOf(root).get(decodeAddress(href.slice(href.indexOf('#') + 1)))
  if (!note) return
  const leadsBack = named(note, 'a').some(
    ({ attributes }) => pageOf(place, attributes['href'] ?? '') === path,
  )
  const text = opening(note)
  add('note.backlink', leadsBack, { kind: 'words', text }, text)
}

/** The page that a link on a page leads to. */
const pageOf = (path: string, href: string): string =>
  href.startsWith('#') ? path : resolvePath(folderOf(path), href)

const indexes = new WeakMap<XmlElement, ReadonlyMap<string, XmlElement>>()

/** A book has as many notes as calls: each page is searched once. */
function idsOf(root: XmlElement): ReadonlyMap<string, XmlElement> {
  const known = indexes.get(root)
  if (known) return known
  const ids = new Map<string, XmlElement>()
  for (const element of descendants(root))
    if (element.attributes['id']) ids.set(element.attributes['id'], element)
  indexes.set(root, ids)
  return ids
}
