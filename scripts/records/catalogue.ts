import { createHash } from 'node:crypto'

import { toString } from 'hast-util-to-string'

import type { Catalogue, CatalogueFile, CataloguePicture } from '../model/catalogue.ts'
import type { Artifact } from '../model/format.ts'
import type { Publication } from '../model/publication.ts'

interface Wanted {
  readonly slug: string
  /** UTC midnight. */
  readonly date: Date
  /** What people call a file. */
  nameOf(file: Artifact): string
}

/** A finished folder, from its files and what was measured of them while they were made. */
export function catalogueOf(
  { metadata, sections }: Publication,
  artifacts: readonly Artifact[],
  { slug, date, nameOf }: Wanted,
): Catalogue {
  const files = artifacts.filter(isEdition).map((file) => entryOf(file, nameOf(file)))
  const cover = artifacts.find(({ data }) => data.cover?.isSmall === false)
  const pages = artifacts
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.html') && !path.endsWith('-audit.html'))
  return {
    metadata,
    slug,
    date,
    ...(metadata.url && { base: metadata.url }),
    files,
    pages: ['index.html', ...pages.filter((path) => path !== 'index.html')],
    ...(cover && { cover: pictureOf(cover) }),
    accessibility: accessibilityOf(artifacts),
    words: sections.reduce(
      (sum, { tree }) => sum + (toString(tree).match(/[\p{L}\p{N}]+/gu)?.length ?? 0),
      0,
    ),
  }
}

/** What a reader takes away; a folder of pages is known by its first. */
const isEdition = ({ data }: Artifact): boolean => data.format !== undefined && data.partOf === undefined

function entryOf({ path, value, data }: Artifact, name: string): CatalogueFile {
  const { format = '', pages, printSheet, accessibility } = data
  const bytes = value instanceof Uint8Array ? value : new TextEncoder().encode(value)
  return {
    path,
    mediaType: mediaTypeOf(path),
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    format,
    name,
    ...(pages !== undefined && { pages }),
    ...(printSheet && { sheets: printSheet.sheets }),
    ...(accessibility && { accessibility }),
  }
}

/** The edition that most readers can read first: text that flows, then tagged pages. */
function accessibilityOf(artifacts: readonly Artifact[]): Catalogue['accessibility'] {
  const order = ['epub', 'web', 'pdf', 'large-print']
  for (const format of order) {
    const file = artifacts.find(({ data }) => data.format === format && data.accessibility)
    if (file?.data.accessibility) return file.data.accessibility
  }
  const summary = { text: 'Nothing was measured in these files.', lang: 'en' }
  return { modes: ['textual'], sufficient: [], features: [], hazards: ['unknown'], summary }
}

const pictureOf = ({ path, data }: Artifact): CataloguePicture => ({
  path,
  mediaType: mediaTypeOf(path),
  width: data.cover?.width ?? 0,
  height: data.cover?.height ?? 0,
  ...(data.cover?.alt && { alt: data.cover.alt }),
})

const mediaTypes: Readonly<Record<string, string>> = {
  epub: 'application/epub+zip',
  pdf: 'application/pdf',
  html: 'text/html',
  txt: 'text/plain',
  jpg: 'image/jpeg',
  png: 'image/png',
}

const mediaTypeOf = (path: string): string =>
  mediaTypes[/\.([^.]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream'
