import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'

import { classesOf } from '../../../model/elements.ts'
import type { Edition } from '../../../model/format.ts'
import type { Section } from '../../../model/publication.ts'
import { renderPage } from '../../pages.ts'
import { drawQr } from '../../qr.ts'
import { leadsContents } from '../../titles.ts'
import { contentsPage } from '../contents.ts'
import type { StripFacts } from '../paginate/order.ts'
import { copyOf } from './copy.ts'
import { sectionFacts, startOf } from './facts.ts'
import type { Leaf } from './leaf.ts'
import { takeNotes } from './notes.ts'

/**
 * The strips of a book in a publisher's order: cover, title page, copyright, dedication and epigraph, contents,
 * text, colophon.
 *
 * @param digits See addSlots.
 */
export function bookOf(edition: Edition, digits: string): Leaf[] {
  const { publication, template } = edition
  const { sections, words, metadata } = publication
  const { recto } = template.page
  const lead = leadOf(sections)
  const first = sections.find(({ matter }) => matter !== 'front')
  const leafOf = (section: Section): Leaf =>
    sectionLeaf(section, sectionFacts(section, publication, recto, section === first))
  const front = (name: string): Pick<StripFacts, 'style' | 'numbering' | 'start'> => ({
    style: 'plain',
    numbering: 'roman',
    start: startOf([name], recto),
  })
  const heads = { left: metadata.title, right: words.contents }
  const contents: StripFacts = {
    id: 'contents',
    numbering: 'roman',
    start: startOf(['contents'], recto),
    heads,
  }
  return [
    ...coverOf(edition),
    ...pageOf(edition, 'pages/title.ejs', { ...front('titlepage'), id: 'titlepage' }),
    // It stands behind the title.
    ...pageOf(edition, 'pages/copyright.ejs', { ...front('copyright'), id: 'copyright', start: 'verso' }),
    ...sections.slice(0, lead).map(leafOf),
    bare(contentsPage(publication, digits), contents),
    ...sections.slice(lead).map(leafOf),
    ...colophonOf(edition, { id: 'colophon', numbering: 'arabic', start: startOf(['colophon'], recto) }),
  ]
}

/** The same for a few pages: the cover, the text one section behind the other, and who published it at the end. */
export function leafletOf(edition: Edition): Leaf[] {
  const { publication } = edition
  const leaves = publication.sections.map((section) => {
    const { heads: _, ...facts } = sectionFacts(section, publication, [], false)
    return sectionLeaf(section, facts)
  })
  const last = { id: 'copyright', style: 'plain', numbering: 'arabic', start: 'any' } as const
  return [...coverOf(edition), ...leaves, ...pageOf(edition, 'pages/copyright.ejs', last)]
}

/** How many sections stand before the table of contents. */
export function leadOf(sections: readonly Section[]): number {
  const first = sections.findIndex((section) => !leadsContents(section))
  return first < 0 ? sections.length : first
}

const bare = (element: Element, facts: StripFacts): Leaf => ({ facts, element, notes: [], gone: new Map() })

/** The author's picture, or the page that the template draws. */
function coverOf(edition: Edition): Leaf[] {
  const { metadata, assets } = edition.publication
  const facts: StripFacts = { id: 'cover', style: 'cover', numbering: 'none', start: 'any' }
  const picture = assets.get(metadata.cover.image ?? '')
  if (picture) {
    const image = h('img', { src: picture.path, alt: metadata.cover.alt ?? metadata.title })
    return [bare(h('div', { className: ['cover', 'given', 'strip'], id: 'cover' }, image), facts)]
  }
  const drawn = renderPage(edition, 'cover.ejs')
  return drawn ? [bare(coverIn(copyOf(drawn.children)), facts)] : []
}

/** One element, whatever the template's page is made of. */
function coverIn(content: ElementContent[]): Element {
  const elements = content.filter((node): node is Element => node.type === 'element')
  const [only] = elements
  const cover = only && elements.length === 1 ? only : h('div', content)
  cover.properties.id = 'cover'
  cover.properties.className = [...new Set([...classesOf(cover), 'cover', 'strip'])]
  return cover
}

function pageOf(edition: Edition, source: string, facts: StripFacts): Leaf[] {
  const page = renderPage(edition, source)
  if (!page) return []
  return [bare(h('section', { id: facts.id, className: [facts.id, 'strip'] }, copyOf(page.children)), facts)]
}

/** With the way to the page to download from, for whoever holds the paper. */
function colophonOf(edition: Edition, facts: StripFacts): Leaf[] {
  const { url } = edition.publication.metadata
  const leaves = pageOf(edition, 'pages/colophon.ejs', facts)
  const code = url && drawQr(url, url)
  if (code)
    leaves[0]?.element.children.push(
      h('figure', { className: ['address'] }, [code, h('figcaption', [h('a', { href: url }, url)])]),
    )
  return leaves
}

function sectionLeaf({ id, role, matter, tree }: Section, facts: StripFacts): Leaf {
  const className = ['section', 'strip', `role-${role}`, `matter-${matter}`]
  const element = h('section', { id, className }, copyOf(tree.children))
  return { facts, element, ...takeNotes(element) }
}
