import type { Element } from 'xast'

import type { Catalogue, CatalogueFile } from '../../model/catalogue.ts'
import { printIdentifier, uuidUrn } from '../../model/urn.ts'
import { isbnsOf } from '../isbn.ts'
import { doiOf } from '../names.ts'
import { x } from '../xml.ts'

/** What ONIX calls a product: one file, with the number that it is ordered by. */
export interface Product {
  readonly file: CatalogueFile
  /** 13 digits, where it has one. */
  readonly isbn?: string
  /** The sender's own name for it: the same in every message about it. */
  readonly reference: string
}

/** The products, each with its ISBN. */
export function productsOf(catalogue: Catalogue): readonly Product[] {
  return Array.from(isbnsOf(catalogue), ([file, isbn]) => {
    const reference = referenceOf(catalogue, file)
    return isbn ? { file, reference, isbn } : { file, reference }
  })
}

const referenceOf = ({ metadata, slug }: Catalogue, { format }: CatalogueFile): string =>
  uuidUrn(`pamphlet:${slug}/${metadata.edition?.number ?? 1}/${format}`)

/** List 5: 15 is an ISBN-13, 01 a number of the sender's own. */
export const productIdentifier = ({ isbn, reference }: Product): Element =>
  isbn
    ? isbnElement(isbn)
    : x('ProductIdentifier', [
        x('ProductIDType', '01'),
        x('IDTypeName', 'UUID'),
        x('IDValue', reference.slice('urn:uuid:'.length)),
      ])

/** The work, by its DOI; the printed book that it is an edition of; and the other formats. */
export function relatedMaterial(
  catalogue: Catalogue,
  product: Product,
  products: readonly Product[],
): Element | undefined {
  const doi = doiOf(catalogue)
  const print = printIdentifier(catalogue.metadata)?.slice('urn:isbn:'.length)
  const others = products.filter((other) => other !== product)
  const related = [
    // List 164: 01 is manifestation of; list 16: 06 is DOI.
    ...(doi
      ? [
          x(
            'RelatedWork',
            x('WorkRelationCode', '01'),
            x('WorkIdentifier', x('WorkIDType', '06'), x('IDValue', doi)),
          ),
        ]
      : []),
    // List 51: 13 is based on that print product, 06 is an alternative format.
    ...(print ? [x('RelatedProduct', x('ProductRelationCode', '13'), isbnElement(print))] : []),
    ...others.map((other) => x('RelatedProduct', x('ProductRelationCode', '06'), productIdentifier(other))),
  ]
  return related.length > 0 ? x('RelatedMaterial', related) : undefined
}

const isbnElement = (isbn: string): Element =>
  x('ProductIdentifier', x('ProductIDType', '15'), x('IDValue', isbn))
