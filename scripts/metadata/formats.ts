import * as v from 'valibot'

import { metadataSchema } from '../model/metadata.ts'

/** The options that each format takes, by the format's name. */
export type Formats = Readonly<Record<string, v.GenericSchema>>

/** The whole of `publication.yaml`, the formats' own options included. */
export function publicationSchema(formats: Formats) {
  const optional = Object.entries(formats).map(([name, options]) => [name, v.nullish(options)] as const)
  return v.strictObject({
    ...metadataSchema.entries,
    formats: v.optional(
      v.pipe(
        v.strictObject(Object.fromEntries(optional)),
        v.description('Options of the formats, by their names'),
      ),
    ),
  })
}
