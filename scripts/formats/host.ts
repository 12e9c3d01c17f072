import { createHash } from 'node:crypto'

import { VFile } from 'vfile'

import type { Artifact } from '../model/format.ts'
import type { World } from '../model/world.ts'

const folder = 'templates/base/host'

/**
 * What tells a static host how to serve the folder: media types it may not know, and what pages may load.
 *
 * `_headers` is for Netlify and Cloudflare Pages, `.nojekyll` for GitHub Pages; every other host passes over them.
 */
export async function hostFiles(world: Pick<World, 'resource' | 'script'>): Promise<readonly Artifact[]> {
  const [headers, jekyll, script] = await Promise.all([
    world.resource(`${folder}/_headers`),
    world.resource(`${folder}/.nojekyll`),
    world.script('web'),
  ])
  // The text in one file has its script in it, which a policy allows by its digest (CSP 3, 6.7.3.3).
  const digest = createHash('sha256').update(script).digest('base64')
  const text = new TextDecoder().decode(headers).replaceAll('{script}', () => `sha256-${digest}`)
  return [
    new VFile({ path: '_headers', value: new TextEncoder().encode(text) }),
    new VFile({ path: '.nojekyll', value: jekyll }),
  ]
}
