import { readdirSync, readFileSync } from 'node:fs'

import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'

/** What OPDS 2.0 says of a feed with publications, over Readium's own schemas of links and metadata. */
const link = { $ref: 'https://readium.org/webpub-manifest/schema/link.schema.json' }

const isRelation = (...relations: string[]) => ({
  required: ['rel'],
  properties: {
    rel: { anyOf: [{ enum: relations }, { type: 'array', contains: { enum: relations } }] },
  },
})

/** Section 5.3, but for those that cost money or time. */
const acquisitions = [
  'http://opds-spec.org/acquisition',
  'http://opds-spec.org/acquisition/open-access',
  'http://opds-spec.org/acquisition/sample',
  'preview',
]

/** Section 5.2: at least one picture is of a kind that everybody shows. */
const bitmap = { properties: { type: { enum: ['image/jpeg', 'image/png', 'image/gif', 'image/avif'] } } }

const publication = {
  type: 'object',
  required: ['metadata', 'links'],
  additionalProperties: false,
  properties: {
    metadata: {
      $ref: 'https://readium.org/webpub-manifest/schema/metadata.schema.json',
      required: ['@type', 'identifier', 'title', 'language', 'modified'],
    },
    links: {
      type: 'array',
      items: { ...link, required: ['href', 'type', 'rel'] },
      contains: isRelation(...acquisitions),
    },
    images: { type: 'array', minItems: 1, items: { ...link, required: ['href', 'type'] }, contains: bitmap },
  },
}

/** Section 2: a title, a link to itself, and something in it. */
const feed = {
  type: 'object',
  required: ['metadata', 'links', 'publications'],
  additionalProperties: false,
  properties: {
    metadata: {
      type: 'object',
      required: ['title'],
      additionalProperties: false,
      properties: {
        identifier: { type: 'string', format: 'uri' },
        title: { type: 'string', minLength: 1 },
        modified: { type: 'string', format: 'date-time' },
        numberOfItems: { type: 'integer', minimum: 1 },
      },
    },
    links: { type: 'array', items: link, uniqueItems: true, contains: isRelation('self') },
    publications: { type: 'array', minItems: 1, items: publication },
  },
}

/** OPDS's own properties of links, which Readium's schema asks for: none of them is used here. */
const linkProperties = { $id: 'https://drafts.opds.io/schema/properties.schema.json', type: 'object' }

export function opdsSchema(): ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  ajv.addSchema(linkProperties)
  for (const schema of readiumSchemas()) ajv.addSchema(schema)
  return ajv.compile(feed)
}

function readiumSchemas(): object[] {
  const root = new URL('records/schemas/readium/', import.meta.url)
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.json'),
  )
  return names.map((name) => JSON.parse(readFileSync(new URL(name, root), 'utf8')) as object)
}
