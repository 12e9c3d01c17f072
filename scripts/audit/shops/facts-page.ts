import { declarations } from './css.ts'
import { type Fact, type Subject, wholeFile } from './fact.ts'
import { decoded, folderOf, type Package, resolvePath } from './package.ts'
import { descendants, named, textOf, tokens, type XmlElement } from './xml.ts'

/** What reading systems treat apart. */
const special = new Set(['script', 'form', 'iframe', 'object', 'embed', 'canvas', 'audio', 'video', 'math'])

/** One page of text in an EPUB. */
export function pageFacts(
  book: Package,
  path: string,
  root: XmlElement,
  roots: ReadonlyMap<string, XmlElement>,
): Fact[] {
  const facts: Fact[] = []
  const add = (
    fact: Fact['fact'],
    value: Fact['value'],
    subject: Subject = wholeFile,
    name?: string,
  ): void => {
    facts.push({ fact, value, part: path, subject, ...(name !== undefined && { name }) })
  }
  const bytes = book.files.get(path)?.length ?? 0
  const shown = new Set<string>()
  let isStyled = false
  for (const element of descendants(root)) {
    const { name, attributes } = element
    if (special.has(name)) add('html.element', name, wholeFile, name)
    if (attributes['style'] !== undefined || name === 'style') {
      isStyled = true
      for (const each of declarations(attributes['style'] ?? textOf(element)))
        add('css.declaration', each, { kind: 'template' }, each)
    }
    if (name === 'img' || name === 'image') {
      const source = resolvePath(folderOf(path), attributes['src'] ?? attributes['xlink:href'] ?? '')
      const own = source.slice(book.folder.length)
      shown.add(source)
      add('svg.wrapsImage', name === 'image', { kind: 'picture', name: own }, own)
      if (attributes['alt'] !== undefined)
        add('image.altLength', [...attributes['alt']].length, { kind: 'picture', name: own }, own)
    }
    if (name === 'table') addTable(element, add)
    if (name === 'a' && /^[a-z][a-z0-9+.-]*:/i.test(attributes['href'] ?? ''))
      add(
        'link.target',
        attributes['href'] ?? '',
        { kind: 'link', target: attributes['href'] ?? '' },
        attributes['href'],
      )
    if (name === 'a' && isNoteCall(element)) addNote(path, element, roots, add)
  }
  add('css.inline', isStyled)
  add('html.bytes', bytes)
  add(
    'html.load',
    [...shown].reduce((sum, source) => sum + (book.files.get(source)?.length ?? 0), bytes),
  )
  return facts
}

type Add = (fact: Fact['fact'], value: Fact['value'], subject?: Subject, name?: string) => void

/** Columns as the widest row has them, by `colspan`. */
function addTable(table: XmlElement, add: Add): void {
  let columns = 0
  for (const row of named(table, 'tr')) {
    const cells = row.children.filter((cell) => typeof cell === 'object')
    columns = Math.max(
      columns,
      cells.reduce(
        (sum, cell) => sum + Math.max(1, Number.parseInt(cell.attributes['colspan'] ?? '1', 10) || 1),
        0,
      ),
    )
  }
  const text = opening(
    named(table, 'caption')[0] ?? [...named(table, 'th'), ...named(table, 'td')][0] ?? table,
  )
  const subject: Subject = { kind: 'words', text }
  add('table.columns', columns, subject, text)
  add('table.nested', named(table, 'table').length > 0, subject, text)
}

/** The first words, enough to find the place by. */
const opening = (element: XmlElement): string => textOf(element).split(' ').slice(0, 8).join(' ')

const isNoteCall = ({ attributes }: XmlElement): boolean =>
  tokens(attributes['epub:type']).includes('noteref') || tokens(attributes['role']).includes('doc-noteref')

/** Whether the note that a call leads to has a link to the page of the call. */
function addNote(path: string, call: XmlElement, roots: ReadonlyMap<string, XmlElement>, add: Add): void {
  const href = call.attributes['href'] ?? ''
  const place = href.startsWith('#') ? path : resolvePath(folderOf(path), href)
  const root = roots.get(place)
  const note = root && idsOf(root).get(decoded(href.slice(href.indexOf('#') + 1)))
  if (!note) return
  const leadsBack = named(note, 'a').some(({ attributes }) => {
    const target = attributes['href'] ?? ''
    return (target.startsWith('#') ? place : resolvePath(folderOf(place), target)) === path
  })
  const text = opening(note)
  add('note.backlink', leadsBack, { kind: 'words', text }, text)
}

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
