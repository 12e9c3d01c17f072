import type { Element } from 'xast'

import type { Catalogue, CatalogueFile } from '../../model/catalogue.ts'
import { program } from '../../model/program.ts'
import { pageAddress, wholeAddress } from '../addresses.ts'
import { creatorsOf } from '../people.ts'
import { x } from '../xml.ts'

/** Who gives the files away: who publishes them, else the program that wrote the record. */
export const supplierOf = (catalogue: Catalogue): string => publisherOf(catalogue) ?? program.name

/** The publisher, else those who publish their work themselves. */
export function publisherOf({ metadata }: Catalogue): string | undefined {
  const names = creatorsOf(metadata).map(({ name }) => name)
  return metadata.publisher ?? (names.join('; ') || undefined)
}

/** Free of charge, and where to get it. */
export function productSupply(catalogue: Catalogue, file: CatalogueFile): Element {
  return x(
    'ProductSupply',
    x(
      'SupplyDetail',
      x(
        'Supplier',
        // List 93: 09 is the publisher to end customers, 00 is not said.
        x('SupplierRole', publisherOf(catalogue) ? '09' : '00'),
        x('SupplierName', supplierOf(catalogue)),
        // List 73: 36 is the supplier's page about the work, 29 the whole content.
        website('36', pageAddress(catalogue, 'index.html')),
        website('29', wholeAddress(catalogue, file.path)),
      ),
      // List 65: available.
      x('ProductAvailability', '20'),
      // List 57: free of charge.
      x('UnpricedItemType', '01'),
    ),
  )
}

const website = (role: string, address: string | undefined): Element | undefined =>
  address ? x('Website', x('WebsiteRole', role), x('WebsiteLink', address)) : undefined
