import { readFileSync } from 'node:fs'

import * as v from 'valibot'

import { epub } from '../scripts/formats/epub/index.ts'
import type { Edition } from '../scripts/model/format.ts'
import { metadataSchema } from '../scripts/model/metadata.ts'
import type { Asset, Section } from '../scripts/model/publication.ts'
import type { Face, Template } from '../scripts/model/template.ts'
import type { Words } from '../scripts/model/words.ts'
import { pageSchema } from '../scripts/template/page.ts'
import type { PressPage, World } from '../scripts/model/world.ts'
import { everySection } from './epub-sections.ts'

/** A dark JPEG of 25 by 40 pixels. */
export const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAAoABkDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAP/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFQEBAQAAAAAAAAAAAAAAAAAAAAL/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwCACkgAAAAAAAAAP//Z',
  'base64',
)

/** A PNG of one pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

type EpubEdition = Parameters<typeof epub.render>[0]

interface Parts {
  readonly metadata?: Record<string, unknown>
  readonly sections?: readonly Section[]
  readonly assets?: readonly Asset[]
  readonly template?: Partial<Template>
  readonly words?: Partial<Words>
  readonly options?: unknown
  readonly slug?: string
  readonly date?: Date
}

/** An edition of the small book below, or of the parts that a test is about. */
export function editionOf(parts: Parts = {}): EpubEdition {
  const assets = parts.assets ?? [picture('images/map.png')]
  return {
    publication: {
      metadata: v.parse(metadataSchema, { ...metadata, ...parts.metadata }),
      words: { ...words, ...parts.words },
      sections: parts.sections ?? everySection(),
      assets: new Map(assets.map((asset) => [asset.path, asset])),
    },
    template: { ...template, ...parts.template },
    options: v.parse(epub.options, parts.options ?? {}),
    formats: ['epub'],
    slug: parts.slug ?? 'the-right-to-know',
    date: parts.date ?? new Date('2026-11-24T00:00:00Z'),
  } satisfies Edition
}

const refuse = (): never => {
  throw new Error('An EPUB asks nothing of the world but the browser')
}

/** A world whose browser paints every page as the same small picture, and remembers what it was given. */
export function paintingWorld(opened: PressPage[] = []): World {
  return {
    get now(): Date {
      return refuse()
    },
    list: refuse,
    read: refuse,
    resource: refuse,
    resources: refuse,
    script: refuse,
    judge: refuse,
    prover: refuse,
    progress: () => {},
    async browser() {
      return {
        async open(page) {
          opened.push(page)
          return {
            settle: async () => {},
            print: refuse,
            paint: async () => jpeg,
            measure: refuse,
            number: refuse,
            realise: refuse,
            close: async () => {},
          }
        },
      }
    },
  }
}

export async function renderEpub(
  edition: EpubEdition = editionOf(),
  world: World = paintingWorld(),
): Promise<Uint8Array> {
  const [file] = await epub.render(edition, world)
  if (!(file?.value instanceof Uint8Array)) throw new Error('No EPUB')
  return file.value
}

export const picture = (path: string, more: Partial<Asset> = {}): Asset => ({
  path,
  value: png,
  mediaType: 'image/png',
  width: 1,
  height: 1,
  ...more,
})

const metadata = {
  title: 'The Right to Know',
  subtitle: 'A pamphlet on open government & its <friends>',
  lang: 'en-GB',
  date: '2026-11-24',
  publisher: 'Ten Foot Press',
  rights: '© 2026 the authors',
  license: 'CC-BY-4.0',
  description: 'Why what is known to few should be known to all.',
  authors: [
    'Ada One',
    { name: 'Ludwig van Two', role: 'aut' },
    { name: 'Cy Three', role: 'edt' },
    { name: 'Di Four', fileAs: 'Four, D.', role: 'trl' },
  ],
  edition: { number: 2 },
  identifiers: [
    { scheme: 'DOI', value: '10.1234/know' },
    { scheme: 'URI', value: 'https://example.org/know' },
    { scheme: 'ISBN-13', value: '978-0-306-40615-7', for: 'epub' },
    { scheme: 'ISBN-13', value: '978-3-16-148410-0', for: 'print' },
  ],
  subjects: [{ scheme: 'BISAC', code: 'POL010000', label: 'Freedom of information' }, { label: 'Pamphlets' }],
  series: { title: 'Short Books', position: 3 },
}

const words: Words = {
  lang: 'en',
  quotes: ['“', '”', '‘', '’'],
  contents: 'Contents',
  cover: 'Cover',
  titlePage: 'Title Page',
  copyrightPage: 'Copyright',
  colophon: 'Colophon',
  notes: 'Notes',
  landmarks: 'Landmarks',
  startOfText: 'Start of Text',
  chapter: 'Chapter',
  appendix: 'Appendix',
  appendices: 'Appendices',
  part: 'Part',
  figure: 'Figure',
  table: 'Table',
  dedication: 'Dedication',
  epigraph: 'Epigraph',
  bibliography: 'Works Cited',
  backToText: 'Back to text',
  note: 'Note',
  citedIn: 'cited in',
  citedOn: 'cited on p. {pages}',
  onPage: ', p. {n}',
  by: 'by',
  editedBy: 'Edited by',
  translatedBy: 'Translated by',
  introductionBy: 'Introduction by',
  illustratedBy: 'Illustrated by',
  publishedBy: 'Published by',
  edition: 'Edition',
  license: 'License',
  and: 'and',
  print: 'print',
  typefaces: 'Typefaces',
  citationStyle: 'Citation style',
  madeWith: 'Made with Pamphlet',
  labels: {
    chapter: 'Chapter {n}',
    appendix: 'Appendix {n}',
    part: 'Part {n}',
    figure: 'Figure {n}',
    table: 'Table {n}',
    edition: 'Edition {n}',
  },
}

const text = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

const face = (name: string, weight: number): Face => ({
  family: 'Alegreya',
  weight,
  style: 'normal',
  range: 'U+0000-00FF, U+2013-2014',
  name,
  value: readFileSync(new URL(`../node_modules/@fontsource/alegreya/files/${name}`, import.meta.url)),
})

const template: Template = {
  name: 'plain',
  css: {
    epub: 'body { margin: 0 5%; }\n.smallcaps { font-variant-caps: small-caps; }\n',
    pdf: '',
    cover: 'body { background: #246; }',
    web: '',
  },
  faces: [face('alegreya-latin-400-normal.woff2', 400), face('alegreya-latin-700-normal.woff2', 700)],
  uncovered: [],
  typefaces: [],
  page: v.parse(pageSchema, {}),
  pages: new Map([
    ['cover.ejs', '<h1><%= metadata.title %></h1>'],
    [
      'pages/title.ejs',
      '<hgroup><h1><%= metadata.title %></h1><p class="subtitle"><%= metadata.subtitle %></p></hgroup><p><%= date.text %></p>',
    ],
    ['pages/copyright.ejs', '<p><%= metadata.rights %></p>'],
    ['pages/colophon.ejs', '<h1><%= words.colophon %></h1><p>Set in Alegreya.</p>'],
    ...['content.opf', 'nav.xhtml', 'toc.ncx', 'chapter.xhtml'].map(
      (name) => [`epub/${name}.ejs`, text(`templates/base/epub/${name}.ejs`)] as const,
    ),
  ]),
}
