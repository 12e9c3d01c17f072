import { createHash } from 'node:crypto'

import { VFile } from 'vfile'

import { isoDay } from '../model/day.ts'
import type { Artifact } from '../model/format.ts'
import type { Metadata } from '../model/metadata.ts'
import type { World } from '../model/world.ts'

/**
 * What tells a static host how to serve the folder: media types it may not know, and what pages may load. `_headers`
 * is for Netlify and Cloudflare Pages, `.nojekyll` for GitHub Pages; every other host passes over them.
 *
 * Where the folder is a whole site, `.well-known/gpc.json` says that nobody's data is sold or shared: nothing in the
 * pages could (Global Privacy Control, 4).
 */
export async function hostFiles(
  { metadata, date }: { readonly metadata: Pick<Metadata, 'url'>; readonly date: Date },
  world: Pick<World, 'resource' | 'script'>,
): Promise<Artifact[]> {
  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(await world.resource(`templates/base/host/${name}`))
  const [headers, none, script] = await Promise.all([
    read('_headers'),
    read('.nojekyll'),
    world.script('web'),
  ])
  const file = (path: string, text: string): Artifact =>
    new VFile({ path, value: new TextEncoder().encode(text) })
  const privacy = `${JSON.stringify({ gpc: true, lastUpdate: isoDay(date) })}\n`
  return [
    file(
      '_headers',
      headers.replace('{script}', () => sourceOf(script)),
    ),
    file('.nojekyll', none),
    ...(metadata.url && new URL(metadata.url).pathname === '/'
      ? [file('.well-known/gpc.json', privacy)]
      : []),
  ]
}

/** The one script that may stand within a page, that of the edition in one file (CSP Level 3, 8.4). */
const sourceOf = (script: string): string => `sha256-${createHash('sha256').update(script).digest('base64')}`
