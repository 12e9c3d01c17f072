import { VFile } from 'vfile'

import { diagnose } from '../model/diagnose.ts'
import { ManuscriptFileError, type World } from '../model/world.ts'
import { faultOf, readText } from './text.ts'

/** What every manuscript folder holds. */
const name = 'publication.yaml'

/** `publication.yaml`, empty and with its fault where it can't be had. */
export async function readConfig(world: World): Promise<VFile> {
  try {
    return await readText(name, world)
  } catch (error) {
    if (!(error instanceof ManuscriptFileError)) throw error
    const file = new VFile({ path: name, value: '' })
    diagnose(file, 'manuscript-missing', faultOf(error))
    return file
  }
}
