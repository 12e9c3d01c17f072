import type { VFile } from 'vfile'

import type { Config } from '../model/source.ts'
import { readYaml } from './yaml.ts'

/** `publication.yaml` as the place to point at: for rooms that find a mistake in what a field names. */
export function configOf(file: VFile): Config {
  const { yaml } = readYaml(String(file))
  return { file, at: (path) => yaml?.place(path).start }
}
