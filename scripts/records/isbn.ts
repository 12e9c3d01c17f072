import type { Catalogue, CatalogueFile } from '../model/catalogue.ts'
import type { Medium } from '../model/urn.ts'
import { readableFiles } from './reading.ts'

/** The ISBN that a citation gives: that of the whole publication, else of the EPUB, the PDF or the printed book. */
export function isbnOf(catalogue: Catalogue): string | undefined {
  const media: readonly (Medium | undefined)[] = [undefined, 'epub', 'pdf', 'print']
  return media.map((medium) => given(catalogue, medium)).find((isbn) => isbn !== undefined)
}

/**
 * The files that can have an ISBN, and those they have: 13 digits.
 *
 * An ISBN is one product's (ISBN Users' Manual, 7th edition, section 4): that of the whole publication goes to the
 * first file without one of its own, never to two. A file for Kobo is an EPUB by another name, and no product; what
 * is for printing is none before it is printed.
 */
export function isbnsOf(catalogue: Catalogue): ReadonlyMap<CatalogueFile, string | undefined> {
  const files = readableFiles(catalogue).filter(({ format }) => format !== 'kepub')
  const own = files.map(({ format }) =>
    format === 'epub' || format === 'pdf' ? given(catalogue, format) : undefined,
  )
  const first = own.indexOf(undefined)
  const whole = given(catalogue, undefined)
  return new Map(files.map((file, index) => [file, own[index] ?? (index === first ? whole : undefined)]))
}

/** The first that was given for this medium alone, or for none. */
function given({ metadata }: Catalogue, medium: Medium | undefined): string | undefined {
  const found = metadata.identifiers.find(
    ({ scheme, for: edition }) => scheme === 'ISBN-13' && edition === medium,
  )
  return found?.value.replaceAll(/\D/g, '')
}
