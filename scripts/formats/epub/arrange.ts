import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { EXIT, visit } from 'unist-util-visit'

import type { Edition } from '../../model/format.ts'
import type { Matter, Section } from '../../model/publication.ts'
import { renderPage } from '../pages.ts'
import { leadsContents, titleOf } from '../titles.ts'
import type { Cover } from './cover.ts'
import type { Document } from './document.ts'
import { type FileNames, fileNames } from './names.ts'
import { attributesOf, documents } from './semantics.ts'
import { splitSection } from './split.ts'
import { plainText } from './text.ts'

export interface Arrangement {
  /** In reading order. */
  readonly documents: readonly Document[]
  /** How many of them stand before the table of contents. */
  readonly beforeContents: number
}

/** How an edition cuts the book into files. */
export interface Filing {
  /** Of a file's name: `xhtml`. */
  readonly extension: string
  /** Bytes of a file, about. */
  readonly largest: number
  /** Names of files, without their end, that the format makes itself: no section may take them. */
  readonly own?: readonly string[]
}

/** Old readers lay a file out as a whole and give up at about 300 kB. */
const inPackage: Filing = { extension: 'xhtml', largest: 250_000 }

/**
 * Every file of the book in a publisher's order: cover, title page, copyright, dedication, epigraph, contents,
 * the other front matter, text, back matter, colophon.
 */
export function arrange(edition: Edition, cover: Cover | undefined, filing = inPackage): Arrangement {
  const { words, sections } = edition.publication
  const names = fileNames()
  for (const own of ['cover', 'titlepage', 'copyright', 'toc', 'colophon', ...(filing.own ?? [])])
    names.take(own, filing.extension)

  const before: Document[] = []
  const page = pageMaker(edition, filing)
  if (cover) before.push(coverDocument(cover, words.cover, filing))
  before.push(...page('titlepage', 'pages/title.ejs', words.titlePage))
  before.push(...page('copyright', 'pages/copyright.ejs', words.copyrightPage))

  const written = sectionDocuments(sections, names, filing)
  const first = written.findIndex(({ section }) => section && !leadsContents(section))
  const leading = first === -1 ? written.length : first
  const colophon = page('colophon', 'pages/colophon.ejs', words.colophon)
  return { documents: [...before, ...written, ...colophon], beforeContents: before.length + leading }
}

function sectionDocuments(
  sections: readonly Section[],
  names: FileNames,
  { extension, largest }: Filing,
): Document[] {
  // Files of sections first: a continuation must not take the name of a section that comes later.
  const files = new Map(sections.map((section) => [section, names.take(section.id, extension)]))
  return sections.flatMap((section) =>
    splitSection(section.tree, largest).map((tree, piece) => ({
      file: piece === 0 ? (files.get(section) ?? '') : names.take(`${section.id}-${piece + 1}`, extension),
      title: titleOf(section),
      matter: matters[section.matter],
      tree: { type: 'root', children: [wrap(section, tree, piece)] } satisfies Root,
      section,
      piece,
    })),
  )
}

const matters: Readonly<Record<Matter, Document['matter']>> = {
  front: 'frontmatter',
  body: 'bodymatter',
  back: 'backmatter',
}

function wrap(section: Section, tree: Root, piece: number): Element {
  const children = tree.children.filter((node) => node.type !== 'doctype')
  // A continuation is no second chapter: it has a name, and the chapter's class for its looks.
  if (piece > 0)
    return h('section', { className: [section.role, 'continued'], ariaLabel: titleOf(section) }, children)

  const heading = findHeading(tree)
  return h(
    'section',
    {
      id: section.id,
      className: [section.role],
      ...nameFrom(heading, section.title),
      ...attributesOf(documents[section.role]),
    },
    children,
  )
}

function coverDocument({ file, alt }: Cover, title: string, { extension }: Filing): Document {
  const image = h('img', { src: file, alt, role: 'doc-cover' })
  const tree = h(null, [
    h('section', { className: ['cover'], ...attributesOf(documents.cover), ariaLabel: title }, image),
  ])
  return { file: `cover.${extension}`, title, matter: 'frontmatter', tree, piece: 0, isCover: true }
}

function pageMaker(edition: Edition, { extension }: Filing) {
  return (name: 'titlepage' | 'copyright' | 'colophon', source: string, title: string): Document[] => {
    const section = pageSection(edition, name, source, title)
    if (!section) return []
    const matter = name === 'colophon' ? 'backmatter' : 'frontmatter'
    const tree: Root = { type: 'root', children: [section] }
    return [{ file: `${name}.${extension}`, title, matter, tree, piece: 0 }]
  }
}

function pageSection(
  edition: Edition,
  name: 'titlepage' | 'copyright' | 'colophon',
  source: string,
  title: string,
): Element | undefined {
  const page = renderPage(edition, source)
  if (!page || !plainText(page)) return undefined
  const children = page.children.filter((node) => node.type !== 'doctype')
  const heading = findHeading(page)
  // The dot keeps it apart from ids made of titles: a chapter may be called Colophon.
  if (heading) heading.properties.id ??= `${name}.title`
  return h(
    'section',
    { className: [name], ...nameFrom(heading, title), ...attributesOf(documents[name]) },
    children,
  )
}

function findHeading(tree: Root): Element | undefined {
  let heading: Element | undefined
  visit(tree, 'element', (element) => {
    if (element.tagName === 'h1') heading = element
    return heading ? EXIT : undefined
  })
  return heading
}

function nameFrom(heading: Element | undefined, title: string) {
  const id = heading?.properties.id
  return typeof id === 'string' ? { ariaLabelledBy: id } : { ariaLabel: title }
}
