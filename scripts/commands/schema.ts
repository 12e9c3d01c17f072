import { mkdir, writeFile } from 'node:fs/promises'

import { formats } from '../formats/index.ts'
import { schemaForEditors } from '../metadata/editors.ts'

/**
 * Write the JSON Schema of `publication.yaml` to `schema/publication.schema.json` below `root`, the repository's folder.
 *
 * Its text changes only when a field or a format's option does; a test says when it is out of date.
 */
export async function writeSchema(root: URL): Promise<URL> {
  const file = new URL('schema/publication.schema.json', root)
  const options = Object.entries(formats).map(([name, format]) => [name, format.options] as const)
  await mkdir(new URL('.', file), { recursive: true })
  await writeFile(file, `${JSON.stringify(schemaForEditors(Object.fromEntries(options)), null, 2)}\n`)
  return file
}
