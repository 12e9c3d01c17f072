import type { VFile } from 'vfile'

import { build } from '../build.ts'
import { type FormatName, formatNames } from '../formats/index.ts'
import { sha256 } from '../integrity/index.ts'
import type { Sum } from '../model/sums.ts'
import { nodeWorld } from '../world/node.ts'
import { buildTime, toFile } from './building.ts'
import { setup } from './setup.ts'
import { stageList } from './stages.ts'

interface Wanted {
  /** All of them where none are named. */
  readonly names: readonly FormatName[] | undefined
  readonly isAudited: boolean
  readonly isQuiet: boolean
}

interface Rebuilt {
  /** Nothing where the manuscript can't be built. */
  readonly made: readonly Sum[]
  readonly sources: readonly VFile[]
  /** Whether publication.yaml has a date; without one, the day of the build stands in the files. */
  readonly isDated: boolean
}

/** Make the editions of a manuscript in memory, drafts too, and hash them. Nothing is written. */
export async function rebuild(manuscript: string, { names, isAudited, isQuiet }: Wanted): Promise<Rebuilt> {
  await setup({ quiet: isQuiet })
  const stages = stageList(!isQuiet)
  const world = nodeWorld({ manuscript, now: buildTime(), progress: stages.begin })
  try {
    const book = await build(world, { formats: names ?? formatNames, draft: true, audit: isAudited })
    stages.end()
    const made = book.artifacts.map(toFile).map(({ path, value }) => ({ path, sum: sha256(value) }))
    return { made, sources: book.sources, isDated: book.publication?.metadata.date !== undefined }
  } finally {
    await world.close()
  }
}
