import { toJsonSchema } from '@valibot/to-json-schema'

import { type Formats, publicationSchema } from './formats.ts'

/**
 * The JSON Schema of `publication.yaml`, by which editors complete and check it while it is written.
 *
 * It describes what may be typed, not what the program makes of it. A check that JSON Schema can't express is
 * left out: the program makes it all the same.
 */
export function schemaForEditors(formats: Formats) {
  const { $schema, ...schema } = toJsonSchema(publicationSchema(formats), {
    typeMode: 'input',
    errorMode: 'ignore',
  })
  return {
    $schema,
    title: 'publication.yaml',
    description: 'What Pamphlet knows about a publication besides its text.',
    ...schema,
  }
}
