import { createHash } from 'node:crypto'

import type { Edition } from '../../model/format.ts'

export interface Identifier {
  readonly value: string
  /** ONIX code list 5. */
  readonly code?: string
}

/**
 * The names of this edition, the package's own first: its ISBN, else a UUID that is the same for every build of
 * one edition.
 */
export function identifiersOf({ publication, slug }: Edition): [Identifier, ...Identifier[]] {
  const { identifiers, edition } = publication.metadata
  const own = identifiers.filter((identifier) => (identifier.for ?? 'epub') === 'epub')
  const isbns = own.flatMap(({ scheme, value }) => (scheme === 'ISBN-13' ? (isbnOf(value) ?? []) : []))
  const others = own.flatMap(({ scheme, value }): Identifier[] => {
    if (scheme === 'DOI')
      return [
        { value: `doi:${value.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')}`, code: '06' },
      ]
    return scheme === 'URI' ? [{ value }] : []
  })
  const [isbn = { value: `urn:uuid:${nameUuid(`pamphlet:${slug}/${edition?.number ?? 1}`)}` }, ...more] =
    isbns
  return [isbn, ...more, ...others]
}

/** The printed edition's ISBN, which the page numbers come from. */
export function printIdentifier({ publication }: Edition): string | undefined {
  const print = publication.metadata.identifiers.find(
    ({ scheme, for: edition }) => scheme === 'ISBN-13' && edition === 'print',
  )
  return print && isbnOf(print.value)?.value
}

function isbnOf(value: string): Identifier | undefined {
  const digits = value.replace(/^(?:urn:isbn:|isbn(?:-13)?:?)/i, '').replace(/[\s-]/g, '')
  return /^97[89]\d{10}$/.test(digits) ? { value: `urn:isbn:${digits}`, code: '15' } : undefined
}

/** RFC 9562, section 6.6: the namespace of URLs. */
const namespace = '6ba7b8119dad11d180b400c04fd430c8'

/** A version 5 UUID (RFC 9562, section 5.5). */
function nameUuid(name: string): string {
  const hash = createHash('sha1').update(namespace, 'hex').update(name).digest().subarray(0, 16)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
