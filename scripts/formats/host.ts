import { createHash } from 'node:crypto'

import { VFile } from 'vfile'

import type { Artifact } from '../model/format.ts'
import type { World } from '../model/world.ts'

/**
 * What tells a static host how to serve the folder: media types it may not know, and what pages may load. `_headers`
 * is for Netlify and Cloudflare Pages, `.nojekyll` for GitHub Pages; every other host passes over them.
 */
export async function hostFiles(world: Pick<World, 'resource' | 'script'>): Promise<Artifact[]> {
  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(await world.resource(`templates/base/host/${name}`))
  const [headers, none, script] = await Promise.all([
    read('_headers'),
    read('.nojekyll'),
    world.script('web'),
  ])
  const file = (path: string, text: string): Artifact =>
    new VFile({ path, value: new TextEncoder().encode(text) })
  return [file('_headers', headers.replace('{script}', sourceOf(script))), file('.nojekyll', none)]
}

/** The one script that may stand within a page, that of the edition in one file (CSP Level 3, 8.4). */
const sourceOf = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`
