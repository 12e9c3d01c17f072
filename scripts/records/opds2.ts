import type { Catalogue } from '../model/catalogue.ts'
import { fullTitle } from '../model/filing.ts'
import { addressOf } from './addresses.ts'
import { jsonText } from './artifact.ts'
import { manifestMetadata } from './manifest.ts'
import { feedIdentifier, timestamp } from './names.ts'
import { readableFiles, shownCover } from './reading.ts'

/** Media type of the feed (OPDS 2.0, section 2). */
export const opds2Type = 'application/opds+json'

/**
 * A feed of OPDS 2.0 with the publication in it; its metadata are those of a Readium Web Publication Manifest.
 *
 * It holds no image where there is no cover, and no blank value anywhere: readers show them as they are.
 * Undefined where there is nothing to read.
 */
export function opds2(catalogue: Catalogue): string | undefined {
  if (readableFiles(catalogue).length === 0) return undefined
  return jsonText({
    metadata: {
      identifier: feedIdentifier(catalogue),
      title: fullTitle(catalogue.metadata),
      modified: timestamp(catalogue),
      numberOfItems: 1,
    },
    links: [{ rel: 'self', href: addressOf(catalogue, 'opds.json'), type: opds2Type }],
    publications: [publication(catalogue)],
  })
}

function publication(catalogue: Catalogue) {
  const cover = shownCover(catalogue)
  return {
    metadata: manifestMetadata(catalogue),
    links: [
      { rel: 'alternate', href: addressOf(catalogue, 'index.html'), type: 'text/html' },
      ...readableFiles(catalogue).map(({ path, mediaType, bytes, name }) => ({
        // The schema asks for one of the relations of OPDS; `download` alone is what newer readers look for.
        rel: ['download', 'http://opds-spec.org/acquisition/open-access'],
        href: addressOf(catalogue, path),
        type: mediaType,
        title: name,
        size: bytes,
      })),
    ],
    images: cover && [
      {
        href: addressOf(catalogue, cover.path),
        type: cover.mediaType,
        title: cover.alt,
        width: cover.width,
        height: cover.height,
      },
    ],
  }
}
