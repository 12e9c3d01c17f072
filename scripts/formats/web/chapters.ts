import type { Element } from 'hast'
import { h } from 'hastscript'

import type { Edition } from '../../model/format.ts'
import type { Cover } from '../epub/cover.ts'
import { type Document, wrapperOf } from '../epub/document.ts'
import { withFonts } from '../drawings.ts'
import { facePath, faceRules } from '../faces.ts'
import type { WebDesign } from './design.ts'
import { webText } from './documents.ts'
import { searchIndex } from './index-script.ts'
import { contentsList, type Link, webPage } from './page.ts'

/** A file of the folder. */
export interface WebFile {
  readonly path: string
  readonly value: string | Uint8Array
}

/** One page a section, with a first page that holds the cover, the title and the contents. The first file is that. */
export function chapterPages(
  edition: Edition,
  design: WebDesign,
  depth: number,
  cover: Cover | undefined,
): WebFile[] {
  const { template } = edition
  const text = webText(edition, false, depth)
  const pages = text.documents.map((document, index) => ({
    path: document.file,
    value: chapterPage(edition, design, text.documents, document, index),
  }))
  const drawn = text.pictures.map(({ file, value, mediaType }) => ({
    path: file,
    value: withFonts({ path: file, value, mediaType }, template.faces).value,
  }))
  return [
    { path: 'index.html', value: firstPage(edition, design, text, cover) },
    ...pages,
    // Over a slow line the first page is read in a font of the device: no line moves under the reader's eyes.
    { path: 'style.css', value: `${faceRules(template.faces, 'optional')}${design.css}` },
    { path: 'read.js', value: design.script },
    { path: 'search-index.js', value: searchIndex(text.documents) },
    ...template.faces.map((face) => ({ path: facePath(face), value: face.value })),
    ...drawn,
    ...(cover ? [{ path: cover.file, value: (cover.small ?? cover).value }] : []),
  ]
}

const shared = ({ template }: Edition): { early: Element[]; style: Element; scripts: Element[] } => {
  // What the text is set in comes first in a theme. Asked for at once, it is there for the first line in most places;
  // the italic with it, so that no other typeface stands between its words.
  const [text] = template.faces
  const fonts = template.faces.filter(
    ({ family, weight, range }) => family === text?.family && weight === text.weight && range === text.range,
  )
  return {
    early: fonts.map((face) =>
      h('link', {
        rel: 'preload',
        href: facePath(face),
        as: 'font',
        type: 'font/woff2',
        crossOrigin: 'anonymous',
      }),
    ),
    style: h('link', { rel: 'stylesheet', href: 'style.css' }),
    scripts: [h('script', { src: 'read.js', defer: true })],
  }
}

function chapterPage(
  edition: Edition,
  design: WebDesign,
  all: readonly Document[],
  document: Document,
  index: number,
): string {
  const { metadata, words } = edition.publication
  const before = all[index - 1]
  const after = all[index + 1]
  const previous = before?.file ?? 'index.html'
  return webPage(edition, design, {
    ...shared(edition),
    title: document.title,
    links: [
      { href: 'index.html', text: metadata.title, name: 'to-book' },
      { href: 'index.html#contents', text: words.contents, name: 'to-contents' },
    ],
    relations: [
      h('link', { rel: 'prev', href: previous }),
      ...(after ? [h('link', { rel: 'next', href: after.file })] : []),
    ],
    main: [wrapperOf(document)],
    foot: [
      h('nav', { className: ['ways'], ariaLabel: `${design.words.previous}, ${design.words.next}` }, [
        wayTo(previous, design.words.previous, before?.title ?? metadata.title, 'prev'),
        ...(after ? [wayTo(after.file, design.words.next, after.title, 'next')] : []),
      ]),
    ],
    data: { dataBook: edition.slug, dataFile: document.file, dataTitle: document.title },
  })
}

const wayTo = (href: string, word: string, title: string, rel: string): Element =>
  h('a', { href, rel, className: [rel] }, [h('span', { className: ['way'] }, word), ' ', h('span', title)])

function firstPage(
  edition: Edition,
  design: WebDesign,
  text: ReturnType<typeof webText>,
  cover: Cover | undefined,
): string {
  const { words: own } = design
  const { words } = edition.publication
  const [first] = text.documents
  const links: Link[] = [
    { href: '../index.html', text: own.downloads, name: 'to-downloads' },
    { href: `../${edition.slug}.html`, text: own.wholeText, name: 'to-whole' },
  ]
  return webPage(edition, design, {
    ...shared(edition),
    links,
    relations: first ? [h('link', { rel: 'next', href: first.file })] : [],
    main: [
      h('div', { className: ['opening'] }, [
        ...(cover
          ? [h('nav', { className: ['front'], ariaLabel: words.cover }, [coverOf(cover, first)])]
          : []),
        h('div', [
          ...(text.titlePage ? [text.titlePage] : []),
          ...(first
            ? [
                h('nav', { className: ['begin'], ariaLabel: own.start }, [
                  h('a', { href: first.file }, own.start),
                ]),
              ]
            : []),
        ]),
      ]),
      contentsList(words.contents, text.contents),
      ...(text.copyright ? [text.copyright] : []),
    ],
    data: { dataBook: edition.slug },
  })
}

const coverOf = ({ file, alt, small, ...whole }: Cover, first: Document | undefined): Element => {
  const { width, height } = small ?? whole
  const image = h('img', { src: file, alt, width, height })
  return first ? h('a', { href: first.file }, image) : image
}
