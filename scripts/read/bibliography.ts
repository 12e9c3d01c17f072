import type { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import type { Metadata } from '../model/metadata.ts'
import { nearest } from '../model/nearest.ts'
import type { Config } from '../model/source.ts'
import { ManuscriptFileError, type World } from '../model/world.ts'
import { faultOf, readText } from './text.ts'

/** The files that `bibliography` names; one that can't be had is an error in publication.yaml. */
export async function readBibliography(metadata: Metadata, config: Config, world: World): Promise<VFile[]> {
  const files: VFile[] = []
  for (const [index, path] of metadata.bibliography.entries()) {
    try {
      files.push(await readText(path, world))
    } catch (error) {
      if (!(error instanceof ManuscriptFileError)) throw error
      const near = error.fault === 'missing' ? nearest(path, await world.list()) : undefined
      const at = config.at(['bibliography', index])
      diagnose(config.file, 'file-missing', faultOf(error), at, near && `Did you mean \`${near}\`?`)
    }
  }
  return files
}
