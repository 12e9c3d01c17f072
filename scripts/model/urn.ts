import { v5 as nameUuid } from 'uuid'

import type { Metadata } from './metadata.ts'

export interface Identifier {
  /** `urn:isbn:…`, `doi:…`, `urn:uuid:…` or an address. */
  readonly value: string
  /** ONIX code list 5. */
  readonly code?: string
}

/** What an identifier may be for. A format that has none of its own has those of the whole publication. */
export type Medium = 'epub' | 'pdf' | 'print'

/** What identifiers are made of: a publication and the name of its files. */
export interface Named {
  readonly metadata: Pick<Metadata, 'identifiers' | 'edition'>
  readonly slug: string
}

/**
 * The names of one medium's edition, the main one first: its ISBN, else a UUID that is the same for every build of
 * one edition.
 *
 * The UUID depends on nothing that may be corrected later, such as the title or the web address: readers' shelves
 * and catalogues know a book by it.
 */
export function identifiersOf({ metadata, slug }: Named, medium: Medium): [Identifier, ...Identifier[]] {
  const own = metadata.identifiers.filter((identifier) => (identifier.for ?? medium) === medium)
  const isbns = own.flatMap(({ scheme, value }) => (scheme === 'ISBN-13' ? (isbnOf(value) ?? []) : []))
  const others = own.flatMap(({ scheme, value }): Identifier[] => {
    if (scheme === 'DOI') return [{ value: `doi:${bareDoi(value)}`, code: '06' }]
    return scheme === 'URI' ? [{ value }] : []
  })
  const [isbn = { value: uuidUrn(`pamphlet:${slug}/${metadata.edition?.number ?? 1}`) }, ...more] = isbns
  return [isbn, ...more, ...others]
}

/** The printed edition's ISBN, which page numbers come from. */
export function printIdentifier({ identifiers }: Pick<Metadata, 'identifiers'>): string | undefined {
  const print = identifiers.find(({ scheme, for: edition }) => scheme === 'ISBN-13' && edition === 'print')
  return print && isbnOf(print.value)?.value
}

/** A version 5 UUID (RFC 9562, section 5.5) of a name that stands for an address. */
export const uuidUrn = (name: string): string => `urn:uuid:${nameUuid(name, nameUuid.URL)}`

/** `10.1000/182` of whatever way a DOI is written. */
export const bareDoi = (value: string): string =>
  value.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')

function isbnOf(value: string): Identifier | undefined {
  const digits = value.replace(/^(?:urn:isbn:|isbn(?:-13)?:?)/i, '').replace(/[\s-]/g, '')
  return /^97[89]\d{10}$/.test(digits) ? { value: `urn:isbn:${digits}`, code: '15' } : undefined
}
