import { VFile } from 'vfile'

import type { Artifact, Edition } from '../../model/format.ts'
import type { World } from '../../model/world.ts'
import { coverOf } from './cover-once.ts'

/** The cover by itself, for shops and lists: in full size, and small for pages. Nothing where no edition bears one. */
export async function coverFiles(edition: Omit<Edition, 'options'>, world: World): Promise<Artifact[]> {
  if (!edition.formats.some((name) => name === 'epub' || name === 'web')) return []
  const cover = await coverOf({ ...edition, options: {} }, world)
  if (!cover) return []
  const { alt, small, width, height } = cover
  const end = cover.file.slice(cover.file.lastIndexOf('.'))
  const file = (name: string, value: Uint8Array, size: { width: number; height: number }, isSmall: boolean) =>
    new VFile({ path: `${edition.slug}-${name}${end}`, value, data: { cover: { ...size, alt, isSmall } } })
  return [
    file('cover', cover.value, { width, height }, false),
    ...(small ? [file('cover-small', small.value, small, true)] : []),
  ]
}
