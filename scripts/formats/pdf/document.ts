import type { Element, ElementContent, Root } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'

import type { Edition } from '../../model/format.ts'
import type { Section } from '../../model/publication.ts'
import { encodePath } from '../../model/path.ts'
import type { PressPage } from '../../model/world.ts'
import { withFonts } from '../drawings.ts'
import { facePath, faceRules } from '../faces.ts'
import { renderPage } from '../pages.ts'
import { leadsContents } from '../titles.ts'
import { contentsPage } from './contents.ts'
import { hyphenate } from './hyphenate.ts'

/**
 * Chromium gives an inline element without borders, padding or background a box of its own only when something
 * asked for one before, and so cuts its link into one rectangle or several, from run to run. A padding too small
 * to be laid out (a unit of layout is 1/64 px) makes it one rectangle always.
 */
const steadyLinks = 'a { padding-inline-end: 0.01px }'

/** The whole book as one page of HTML, with every file it asks for. */
export async function pdfDocument(edition: Edition): Promise<PressPage> {
  const { publication, template } = edition
  const { lang, dir, title } = publication.metadata
  const main = h('main', bookOf(edition))
  visit(main, 'element', ({ tagName, properties }) => {
    if (tagName === 'img') properties.src = encodePath(String(properties.src))
  })
  await hyphenate(main, lang)
  const head = [
    h('meta', { charSet: 'utf-8' }),
    h('title', title),
    h('style', `${faceRules(template.faces)}${template.css.cover}${template.css.pdf}${steadyLinks}`),
  ]
  const html = h('html', { lang, ...(dir && { dir }) }, [
    h('head', head),
    h('body', [...coverOf(edition), main]),
  ])
  return { html: `<!doctype html>${toHtml(html)}`, files: filesOf(edition) }
}

/** The author's picture, or the page that the template draws. */
function coverOf(edition: Edition): ElementContent[] {
  const { metadata, assets } = edition.publication
  const picture = assets.get(metadata.cover.image ?? '')
  if (!picture) return contentOf(renderPage(edition, 'cover.ejs') ?? { type: 'root', children: [] })
  const alt = metadata.cover.alt ?? metadata.title
  return [h('div', { className: ['cover', 'given'] }, h('img', { src: encodePath(picture.path), alt }))]
}

/** A publisher's order: title page, copyright, dedication and epigraph, contents, text, colophon. */
function bookOf(edition: Edition): Element[] {
  const { sections } = edition.publication
  const first = sections.findIndex((section) => !leadsContents(section))
  const start = first < 0 ? sections.length : first
  return [
    ...pageOf(edition, 'titlepage', 'pages/title.ejs'),
    ...pageOf(edition, 'copyright', 'pages/copyright.ejs'),
    ...sections.slice(0, start).map(sectionOf),
    contentsPage(edition.publication),
    ...sections.slice(start).map(sectionOf),
    ...pageOf(edition, 'colophon', 'pages/colophon.ejs'),
  ]
}

function pageOf(edition: Edition, name: string, source: string): Element[] {
  const page = renderPage(edition, source)
  return page ? [h('section', { className: [name], id: name }, contentOf(page))] : []
}

function sectionOf({ id, role, matter, tree }: Section): Element {
  return h('section', { id, className: ['section', `role-${role}`, `matter-${matter}`] }, contentOf(tree))
}

const contentOf = (tree: Root): ElementContent[] => tree.children.filter((node) => node.type !== 'doctype')

function filesOf({ publication, template }: Edition): PressPage['files'] {
  const files = new Map<string, { value: Uint8Array; mediaType: string }>()
  for (const [path, asset] of publication.assets) files.set(path, withFonts(asset, template.faces))
  for (const face of template.faces) files.set(facePath(face), { value: face.value, mediaType: 'font/woff2' })
  return files
}
