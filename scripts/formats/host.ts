import { VFile } from 'vfile'

import type { Artifact } from '../model/format.ts'
import type { World } from '../model/world.ts'

/** `_headers` for Netlify and Cloudflare Pages, `.nojekyll` for GitHub Pages; every other host passes over them. */
const names = ['_headers', '.nojekyll'] as const

/** What tells a static host how to serve the folder: media types it may not know, and what pages may load. */
export const hostFiles = (world: Pick<World, 'resource'>): Promise<readonly Artifact[]> =>
  Promise.all(
    names.map(
      async (name) => new VFile({ path: name, value: await world.resource(`templates/base/host/${name}`) }),
    ),
  )
