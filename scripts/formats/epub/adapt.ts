import * as v from 'valibot'

import type { Edition } from '../../model/format.ts'
import type { World } from '../../model/world.ts'
import type { Adaptation } from './adaptation.ts'
import { markPages } from '../page-marks.ts'
import { coverOf } from './cover-once.ts'
import { epubOptions } from './options.ts'
import { pack, type Packed } from './pack.ts'

/** The EPUB as publication.yaml wants it, adapted; without fonts, which it then does not name either. */
export async function adaptEpub(edition: Edition, adaptation: Adaptation, world: World): Promise<Packed> {
  const { template, publication } = edition
  const { toc } = v.parse(epubOptions, publication.metadata.formats['epub'] ?? {})
  const book = { ...edition, template: { ...template, faces: [], typefaces: [] } }
  const [cover] = await Promise.all([coverOf(edition, world), markPages(edition, world)])
  return pack(book, toc, cover, adaptation)
}
