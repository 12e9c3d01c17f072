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

/**
 * Every file of the book in a publisher's order: cover, title page, copyright, dedication, epigraph, contents,
 * the other front matter, text, back matter, colophon.
 */
export function arrange(edition: Edition, cover: Cover | undefined): Arrangement {
  const { words, sections } = edition.publication
  const names = fileNames()
  for (const own of ['cover', 'titlepage', 'copyright', 'toc', 'colophon']) names.take(own, 'xhtml')

  const before: Document[] = []
  if (cover) before.push(coverDocument(cover, words.cover))
  before.push(...pageDocument(edition, 'titlepage', 'pages/title.ejs', words.titlePage))
  before.push(...pageDocument(edition, 'copyright', 'pages/copyright.ejs', words.copyrightPage))

  const written = sectionDocuments(sections, names)
  const first = written.findIndex(({ section }) => section && !leadsContents(section))
  const leading = first === -1 ? written.length : first
  const colophon = pageDocument(edition, 'colophon', 'pages/colophon.ejs', words.colophon)
  return { documents: [...before, ...written, ...colophon], beforeContents: before.length + leading }
}

function sectionDocuments(sections: readonly Section[], names: FileNames): Document[] {
  // Files of sections first: a continuation must not take the name of a section that comes later.
  const files = new Map(sections.map((section) => [section, names.take(section.id, 'xhtml')]))
  return sections.flatMap((section) =>
    splitSection(section.tree).map((tree, piece) => ({
      file: piece === 0 ? (files.get(section) ?? '') : names.take(`${section.id}-${piece + 1}`, 'xhtml'),
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

function coverDocument({ file, alt }: Cover, title: string): Document {
  const image = h('img', { src: file, alt, role: 'doc-cover' })
  const tree = h(null, [
    h('section', { className: ['cover'], ...attributesOf(documents.cover), ariaLabel: title }, image),
  ])
  return { file: 'cover.xhtml', title, matter: 'frontmatter', tree, piece: 0 }
}

function pageDocument(
  edition: Edition,
  name: 'titlepage' | 'copyright' | 'colophon',
  source: string,
  title: string,
): Document[] {
  const page = renderPage(edition, source)
  if (!page || !plainText(page)) return []
  const children = page.children.filter((node) => node.type !== 'doctype')
  const heading = findHeading(page)
  // The dot keeps it apart from ids made of titles: a chapter may be called Colophon.
  if (heading) heading.properties.id ??= `${name}.title`
  const section = h(
    'section',
    { className: [name], ...nameFrom(heading, title), ...attributesOf(documents[name]) },
    children,
  )
  const matter = name === 'colophon' ? 'backmatter' : 'frontmatter'
  return [{ file: `${name}.xhtml`, title, matter, tree: { type: 'root', children: [section] }, piece: 0 }]
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
