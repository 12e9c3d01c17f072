import { createHash } from 'node:crypto'

import * as v from 'valibot'
import type { VFile } from 'vfile'

import type { AccessibilityFacts, Catalogue, CatalogueFile } from '../scripts/model/catalogue.ts'
import { metadataSchema } from '../scripts/model/metadata.ts'
import { records } from '../scripts/records/index.ts'

const epubFacts: AccessibilityFacts = {
  modes: ['textual', 'visual'],
  sufficient: ['textual', 'textual,visual'],
  features: [
    'alternativeText',
    'ARIA',
    'displayTransformability',
    'readingOrder',
    'tableOfContents',
    'unlocked',
  ],
  hazards: ['none'],
  summary: { text: 'All text can be read aloud. Every picture has a description.', lang: 'en' },
  conformsTo: ['EPUB Accessibility 1.1 - WCAG 2.2 Level AA'],
  certifiedBy: 'Ada One',
  report: 'https://example.org/report',
}

const pdfFacts: AccessibilityFacts = {
  modes: ['textual', 'visual'],
  sufficient: ['textual'],
  features: ['taggedPDF', 'tableOfContents'],
  hazards: ['unknown'],
  summary: { text: 'The PDF is tagged.', lang: 'en' },
  conformsTo: ['PDF/UA-1'],
}

const file = (
  format: string,
  path: string,
  mediaType: string,
  more: Partial<CatalogueFile> = {},
): CatalogueFile => ({
  format,
  path,
  mediaType,
  name: format.toUpperCase(),
  bytes: 12_345,
  sha256: createHash('sha256').update(path).digest('hex'),
  ...more,
})

const files: readonly CatalogueFile[] = [
  file('pdf', 'know.pdf', 'application/pdf', { pages: 48, accessibility: pdfFacts }),
  file('epub', 'know.epub', 'application/epub+zip', { accessibility: epubFacts }),
  file('kepub', 'know.kepub.epub', 'application/kepub+zip', { accessibility: epubFacts }),
  file('large-print', 'know-large-print.pdf', 'application/pdf', { pages: 96, accessibility: pdfFacts }),
  file('booklet-a4', 'know-booklet-a4.pdf', 'application/pdf', { pages: 24, sheets: 12 }),
  file('press', 'know-press.pdf', 'application/pdf', { pages: 48 }),
  file('web', 'know.html', 'text/html'),
  file('text', 'know.txt', 'text/plain'),
]

const metadata = {
  title: 'The Right to Know',
  subtitle: 'A pamphlet on open government & its <friends>',
  lang: 'en-GB',
  date: '2026-11-24',
  publisher: 'Ten Foot Press',
  url: 'https://example.org/know',
  rights: '© 2026 the authors',
  license: 'CC-BY-4.0',
  description: 'Why what is known to few should be known to all.',
  authors: [
    'Ada One',
    { name: 'Ludwig van Two', role: 'aut' },
    { name: 'Salt & Sea Collective', role: 'edt' },
    { name: 'Di Four', fileAs: 'Four, D.', role: 'trl' },
    { name: 'Bo Five', role: 'aui' },
    { name: 'Voltaire', role: 'ill' },
  ],
  edition: { number: 2 },
  identifiers: [
    { scheme: 'DOI', value: '10.1234/know' },
    { scheme: 'URI', value: 'https://example.org/id/know' },
    { scheme: 'ISBN-13', value: '978-0-306-40615-7', for: 'epub' },
    { scheme: 'ISBN-13', value: '978-3-16-148410-0', for: 'print' },
  ],
  subjects: [
    { scheme: 'BISAC', code: 'POL010000', label: 'Freedom of information' },
    { label: 'Pamphlets' },
    { label: 'Secrets & "lies"' },
  ],
  series: { title: 'Short Books', position: 3 },
}

interface Parts extends Partial<Omit<Catalogue, 'metadata' | 'cover'>> {
  /** Instead of the sample's, field by field; undefined takes one away. */
  readonly metadata?: Record<string, unknown>
  /** False for a publication without one. */
  readonly cover?: false
}

/** The catalogue of a small book that says all there is to say, or of the parts that a test is about. */
export function catalogueOf({ metadata: given = {}, cover, ...parts }: Parts = {}): Catalogue {
  const parsed = v.parse(metadataSchema, { ...metadata, ...given })
  return {
    metadata: parsed,
    slug: 'know',
    date: new Date(`${(parsed.date ?? '2026-11-24').padEnd(10, '-01')}T00:00:00Z`),
    files,
    pages: ['index.html', 'know.html', 'read/index.html', 'read/one.html'],
    accessibility: epubFacts,
    words: 12_000,
    ...(parsed.url && { base: parsed.url }),
    ...(cover !== false && {
      cover: {
        path: 'know-cover.jpg',
        mediaType: 'image/jpeg',
        width: 1560,
        height: 2496,
        alt: 'A "key" & <lock>',
      },
    }),
    ...parts,
  }
}

/** Everything that need not be said, unsaid. */
export const bare: Record<string, undefined> = Object.fromEntries(
  Object.keys(metadata)
    .filter((field) => field !== 'title')
    .map((field) => [field, undefined]),
)

/** Books that are hard to describe: each has to come out whole in every record. */
export const oddities: readonly (readonly [string, Catalogue])[] = [
  ['a full record', catalogueOf()],
  ['no address', catalogueOf({ metadata: { url: undefined } })],
  ['a title alone', catalogueOf({ metadata: bare, cover: false })],
  [
    'a title alone and one file',
    catalogueOf({ metadata: bare, cover: false, files: files.slice(1, 2), pages: [] }),
  ],
  ['no files', catalogueOf({ files: [], pages: ['index.html'] })],
  ['marks of every language', catalogueOf({ metadata: { title: `"'&<>]]> {x} \\ %$#_~^ </script>` } })],
  [
    'right to left',
    catalogueOf({ metadata: { title: 'الحق في المعرفة', lang: 'ar', dir: 'rtl', authors: ['إدوارد سعيد'] } }),
  ],
  ['Chinese', catalogueOf({ metadata: { title: '紅樓夢', lang: 'zh-Hant', authors: ['曹雪芹'] } })],
  ['300 characters', catalogueOf({ metadata: { title: 'Knowing '.repeat(37).padEnd(300, '!') } })],
  ['a lonely brace', catalogueOf({ metadata: { title: 'Open { only' } })],
  ['emoji', catalogueOf({ metadata: { title: '😀 Salt 👩‍👩‍👧', subtitle: '🧂' } })],
  ['a year', catalogueOf({ metadata: { date: '2026' } })],
  ['a month', catalogueOf({ metadata: { date: '2026-11' } })],
  ['a language without a code', catalogueOf({ metadata: { lang: 'ckb' } })],
  ['an editor alone', catalogueOf({ metadata: { authors: [{ name: 'Cy Three', role: 'edt' }] } })],
  [
    'an edition in words',
    catalogueOf({ metadata: { edition: { number: 1.5, note: 'Revised & enlarged' } } }),
  ],
  [
    'identifiers with odd signs',
    catalogueOf({
      metadata: {
        identifiers: [
          { scheme: 'DOI', value: '10.1002/(SICI)1097<1::AID>3.0.CO;2-#' },
          { scheme: 'URI', value: 'https://example.org/a[1]?b=ü&c=%20' },
        ],
      },
    }),
  ],
]

/** The text of each record by its path. */
export function recordsOf(catalogue: Catalogue): ReadonlyMap<string, string> {
  return new Map(records(catalogue).map((record) => [record.path, textOf(record)]))
}

/** One of them, which has to be there. */
export function recordOf(catalogue: Catalogue, path: string): string {
  const text = recordsOf(catalogue).get(path)
  if (text === undefined) throw new Error(`No ${path} among ${[...recordsOf(catalogue).keys()].join(', ')}`)
  return text
}

const textOf = ({ value }: VFile): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(value as Uint8Array)
