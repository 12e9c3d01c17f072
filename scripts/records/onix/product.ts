import type { Element } from 'xast'

import type { Catalogue } from '../../model/catalogue.ts'
import { spdxId } from '../../model/license.ts'
import { wholeAddress } from '../addresses.ts'
import { writtenDate } from '../names.ts'
import { x } from '../xml.ts'
import { descriptiveDetail } from './description.ts'
import { type Product, productIdentifier, relatedMaterial } from './identity.ts'
import { productSupply, publisherOf } from './supply.ts'

/** One product record: its blocks in the order of the schema. */
export function product(catalogue: Catalogue, each: Product, all: readonly Product[]): Element {
  return x(
    'Product',
    x('RecordReference', each.reference),
    // List 1: confirmed.
    x('NotificationType', '03'),
    productIdentifier(each),
    descriptiveDetail(catalogue, each.file),
    collateralDetail(catalogue),
    publishingDetail(catalogue),
    relatedMaterial(catalogue, each, all),
    productSupply(catalogue, each.file),
  )
}

/** The description and the cover; a cover without a whole address is of no use to who gets the message. */
function collateralDetail(catalogue: Catalogue): Element | undefined {
  const { metadata, cover } = catalogue
  const address = cover && wholeAddress(catalogue, cover.path)
  if (!metadata.description && !address) return undefined
  return x(
    'CollateralDetail',
    metadata.description
      ? x(
          'TextContent',
          // Lists 153 and 154: description, for everybody.
          x('TextType', '03'),
          x('ContentAudience', '00'),
          x('Text', metadata.description),
        )
      : undefined,
    cover && address ? supportingResource(address, cover) : undefined,
  )
}

function supportingResource(address: string, cover: NonNullable<Catalogue['cover']>): Element {
  return x(
    'SupportingResource',
    // Lists 158, 154 and 159: front cover, for everybody, still image.
    x('ResourceContentType', '01'),
    x('ContentAudience', '00'),
    x('ResourceMode', '03'),
    // List 160: 07 is a text that describes it.
    cover.alt ? x('ResourceFeature', x('ResourceFeatureType', '07'), x('FeatureNote', cover.alt)) : undefined,
    x(
      'ResourceVersion',
      // List 161: a file to download; list 162: 02 is the height in pixels, 03 the width.
      x('ResourceForm', '02'),
      x(
        'ResourceVersionFeature',
        x('ResourceVersionFeatureType', '02'),
        x('FeatureValue', String(cover.height)),
      ),
      x(
        'ResourceVersionFeature',
        x('ResourceVersionFeatureType', '03'),
        x('FeatureValue', String(cover.width)),
      ),
      x('ResourceLink', address),
    ),
  )
}

/** Who publishes it and when. The schema asks for a publisher: where nobody is named, the block is left out. */
function publishingDetail(catalogue: Catalogue): Element | undefined {
  const publisher = publisherOf(catalogue)
  const date = writtenDate(catalogue)
  if (publisher === undefined) return undefined
  return x(
    'PublishingDetail',
    // List 45: publisher.
    x('Publisher', x('PublishingRole', '01'), x('PublisherName', publisher)),
    // List 64: active.
    x('PublishingStatus', '04'),
    x(
      'PublishingDate',
      // List 163: publication date.
      x('PublishingDateRole', '01'),
      x('Date', { dateformat: dateFormat(date) }, date.replaceAll('-', '')),
    ),
    salesRights(catalogue),
  )
}

/** An open licence lets anybody pass the work on, everywhere; of others nothing is known (list 46: not exclusive). */
function salesRights({ metadata }: Catalogue): Element | undefined {
  if (!spdxId(metadata.license)) return undefined
  const world = x('Territory', x('RegionsIncluded', 'WORLD'))
  return x('SalesRights', x('SalesRightsType', '02'), world)
}

/** List 55: year, month or day. */
function dateFormat(date: string): string {
  if (date.length === 4) return '05'
  return date.length === 7 ? '01' : '00'
}
