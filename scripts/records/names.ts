import type { Catalogue } from '../model/catalogue.ts'
import { isoDay } from '../model/day.ts'
import { bareDoi, type Identifier, identifiersOf, uuidUrn } from '../model/urn.ts'

/**
 * The one name by which catalogues and shelves know the publication, a URI: its ISBN, else its DOI, else an address
 * of its own, else a UUID. It is the same in every build, wherever the folder stands.
 */
export function workIdentifier(catalogue: Catalogue): string {
  const [first, ...others] = allIdentifiers(catalogue)
  const isNamed = first.startsWith('urn:isbn:')
  const doi = others.find((value) => value.startsWith('https://doi.org/'))
  return isNamed ? first : (doi ?? others[0] ?? first)
}

/** All names of the publication as URIs: those of the EPUB and of the whole, the package's own first. */
export const allIdentifiers = (catalogue: Catalogue): [string, ...string[]] => {
  const [first, ...others] = identifiersOf(catalogue, 'epub')
  return [uriOf(first), ...others.map(uriOf)]
}

/** The name of the feed itself, which is not the publication's. */
export const feedIdentifier = (catalogue: Catalogue): string => uuidUrn(`${workIdentifier(catalogue)}#opds`)

/** `10.1000/182`. */
export function doiOf({ metadata }: Catalogue): string | undefined {
  const found = metadata.identifiers.find(({ scheme, for: medium }) => scheme === 'DOI' && medium !== 'print')
  return found && bareDoi(found.value)
}

/** As exact as it was written: `2026`, `2026-11`, `2026-11-24`. */
export const writtenDate = ({ metadata, date }: Pick<Catalogue, 'metadata' | 'date'>): string =>
  metadata.date ?? isoDay(date)

/** RFC 3339; the hour is never known. */
export const timestamp = ({ date }: Pick<Catalogue, 'date'>): string => `${isoDay(date)}T00:00:00Z`

/** The address that leads to what a DOI stands for. */
export const doiAddress = (doi: string): string =>
  encoded(`https://doi.org/${doi.replaceAll('#', '%23').replaceAll('?', '%3F')}`)

const uriOf = ({ value }: Identifier): string =>
  value.startsWith('doi:') ? doiAddress(value.slice('doi:'.length)) : encoded(value)

/** RFC 3986 knows no spaces, no brackets in a path and no letters outside of ASCII. */
const encoded = (uri: string): string =>
  encodeURI(uri)
    .replaceAll(/%25(?=[\da-f]{2})/gi, '%')
    .replaceAll('[', '%5B')
    .replaceAll(']', '%5D')
