import type { Element } from 'hast'
import { visit } from 'unist-util-visit'

import { classesOf } from '../../model/elements.ts'
import type { Edition } from '../../model/format.ts'
import { arrange } from '../epub/arrange.ts'
import { type Document, wrapperOf } from '../epub/document.ts'
import { type Facts, noFacts } from '../epub/facts.ts'
import { finish } from '../epub/finish.ts'
import { indexIds } from '../epub/links.ts'
import { contentsOf, type Entry } from '../epub/navigation.ts'
import { collectPictures, type Item } from '../epub/pictures.ts'
import { anchorParagraphs } from './anchors.ts'

/** The text as a browser is to have it. */
export interface WebText {
  readonly titlePage: Element | undefined
  readonly copyright: Element | undefined
  /** One a section, in reading order; the colophon is the last. */
  readonly documents: readonly Document[]
  readonly contents: readonly Entry[]
  readonly pictures: readonly Item[]
  /** What was counted in it. */
  readonly facts: Facts
}

/**
 * Finish the text for the web: links, pictures, roles for screen readers, an id for each paragraph.
 *
 * @param isWhole All of it stands on one page; else each section has a file of its own.
 * @param depth Levels of headings in the table of contents.
 */
export function webText(edition: Edition, isWhole: boolean, depth: number): WebText {
  const { assets, words } = edition.publication
  const filed = arrange(edition, undefined, {
    extension: 'html',
    largest: Infinity,
    own: ['index'],
  }).documents
  for (const document of filed) wrapperOf(document).properties.id ??= `${stemOf(document)}.page`
  const contents = contentsOf(filed, depth, words)
  const placed = isWhole ? filed.map((document) => ({ ...document, file: '' })) : filed
  const pictures = collectPictures(assets)
  const facts = noFacts()
  const context = { ids: indexIds(placed), pictures, words, facts }
  const anchors = new Set<string>()
  for (const document of placed) {
    finish(document, context)
    withoutPackage(document)
    if (document.section) anchorParagraphs(document.tree, anchors)
  }
  const pageOf = (name: string): Element | undefined => {
    const page = filed.find((document) => !document.section && stemOf(document) === name)
    // A class by the name of EPUB's term: HTML has none for it.
    return page && named(wrapperOf(page), `${name}-page`)
  }
  return {
    titlePage: pageOf('titlepage'),
    copyright: pageOf('copyright'),
    documents: placed.filter(({ section, matter }) => section !== undefined || matter === 'backmatter'),
    contents: isWhole ? onOnePage(contents, filed) : contents,
    pictures: pictures.items,
    facts,
  }
}

function named(element: Element, name: string): Element {
  element.properties.className = [...classesOf(element), name]
  return element
}

const stemOf = ({ file }: Document): string => file.replace(/\.html$/, '')

/** What only packages know. */
function withoutPackage({ tree }: Document): void {
  visit(tree, 'element', ({ properties }) => {
    delete properties['epub:type']
  })
}

/** `chapter.html#salt` as `#salt`, and `chapter.html` as the place where it begins. */
function onOnePage(entries: readonly Entry[], documents: readonly Document[]): Entry[] {
  const starts = new Map(
    documents.map((document) => [document.file, `#${String(wrapperOf(document).properties.id)}`]),
  )
  const move = (entry: Entry): Entry => ({
    ...entry,
    href: starts.get(entry.href) ?? entry.href.slice(entry.href.indexOf('#')),
    children: entry.children.map(move),
  })
  return entries.map(move)
}
