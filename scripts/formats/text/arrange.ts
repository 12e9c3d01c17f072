import type { Root } from 'hast'

import { hasClass } from '../../model/elements.ts'
import type { Edition } from '../../model/format.ts'
import type { Section } from '../../model/publication.ts'
import { renderPage } from '../pages.ts'
import { leadsContents, titleOf } from '../titles.ts'
import { setBlocks } from './blocks.ts'
import { contentsBlocks } from './contents.ts'
import { isElement } from './elements.ts'
import { headingBlock } from './heading.ts'
import { lineOf } from './inline.ts'
import { markerFor } from './marker.ts'
import type { Block, Setting } from './setting.ts'

/** Four empty lines between sections, one between blocks. */
const betweenSections = '\n'.repeat(5)
const betweenBlocks = '\n\n'

/**
 * The whole book as one text, in a publisher's order: title page, copyright, dedication, epigraph, contents, the other
 * front matter, text, back matter, colophon.
 *
 * @param width Columns; Infinity for a line a paragraph.
 */
export function arrange(edition: Edition, width: number): string {
  const { sections, metadata, words } = edition.publication
  const setting = { width, lang: metadata.lang, words, mark: markerFor(sections, words) }
  const first = sections.findIndex((section) => !leadsContents(section))
  const lead = first < 0 ? sections.length : first
  // It embeds no fonts, so it can't be set in any.
  const plain = { ...edition, template: { ...edition.template, faces: [], typefaces: [] } }
  const page = (name: string): Block[] => pageBlocks(renderPage(plain, `pages/${name}.ejs`), setting)
  const parts = [
    page('title'),
    page('copyright'),
    ...sections.slice(0, lead).map((section) => sectionBlocks(section, setting)),
    contentsBlocks(sections.slice(lead), setting),
    ...sections.slice(lead).map((section) => sectionBlocks(section, setting)),
    page('colophon'),
  ]
  const texts = parts.map((blocks) =>
    blocks
      .map((lines) => lines.join('\n'))
      .join(betweenBlocks)
      .replace(/^\n+/, ''),
  )
  return `${texts.filter((text) => text !== '').join(betweenSections)}\n`
}

const pageBlocks = (page: Root | undefined, setting: Setting): Block[] =>
  page ? setBlocks(page.children, setting) : []

/** A section's heading is its entry in the contents: who searches for the one finds the other. */
function sectionBlocks(section: Section, setting: Setting): Block[] {
  const [first, ...rest] = section.tree.children
  if (!isElement(first, 'h1')) return setBlocks(section.tree.children, setting)
  const title = first.children.find((child) => isElement(child) && hasClass(child, 'title'))
  const written = lineOf(isElement(title) ? title.children : first.children, setting)
  const heading = isElement(title) ? titleOf({ ...section, title: written }) : written
  return [...headingBlock(heading, 1, setting), ...setBlocks(rest, setting)]
}
