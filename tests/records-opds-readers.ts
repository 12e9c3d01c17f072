import { createRequire } from 'node:module'

import { DOMParser } from '@xmldom/xmldom'
import type * as OpdsFeedParser from 'opds-feed-parser'
import { TaJsonDeserialize } from 'r2-lcp-js/dist/es8-es2017/src/serializable.js'
import { convertOpds1ToOpds2 } from 'r2-opds-js/dist/es8-es2017/src/opds/converter.js'
import { initGlobalConverters_OPDS } from 'r2-opds-js/dist/es8-es2017/src/opds/init-globals.js'
import { OPDS } from 'r2-opds-js/dist/es8-es2017/src/opds/opds1/opds.js'
import { OPDSFeed } from 'r2-opds-js/dist/es8-es2017/src/opds/opds2/opds2.js'
import {
  initGlobalConverters_GENERIC,
  initGlobalConverters_SHARED,
} from 'r2-shared-js/dist/es8-es2017/src/init-globals.js'
import { XML } from 'r2-utils-js/dist/es8-es2017/src/_utils/xml-js-mapper/index.js'

initGlobalConverters_OPDS()
initGlobalConverters_SHARED()
initGlobalConverters_GENERIC()

/** A feed of OPDS 2.0 as the Readium desktop reader has it. */
export const readOpds2 = (json: string): OPDSFeed => TaJsonDeserialize<OPDSFeed>(JSON.parse(json), OPDSFeed)

/** A feed of OPDS 1.2, which the Readium desktop reader turns into one of 2.0. */
export function readOpds1(xml: string): OPDSFeed {
  const document = new DOMParser().parseFromString(xml, 'application/xml')
  return convertOpds1ToOpds2(XML.deserialize<OPDS>(document as unknown as Document, OPDS))
}

// A CommonJS module whose default export has another place under Node than under a bundler.
const catalogueReader = createRequire(import.meta.url)('opds-feed-parser') as typeof OpdsFeedParser.default

/** A feed of OPDS 1.2 as the web client of library systems has it. */
export async function readFeed(xml: string): Promise<OpdsFeedParser.AcquisitionFeed> {
  const feed = await new catalogueReader.default().parse(xml)
  if (feed instanceof catalogueReader.AcquisitionFeed) return feed
  throw new Error('No acquisition feed')
}

export const { OPDSAcquisitionLink, OPDSArtworkLink } = catalogueReader
