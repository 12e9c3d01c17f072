import * as v from 'valibot'

import type { Edition } from '../../model/format.ts'
import type { World } from '../../model/world.ts'
import type { Adaptation } from './adaptation.ts'
import { coverOf } from './cover-once.ts'
import { epubOptions } from './options.ts'
import { pack } from './pack.ts'

/** The EPUB as publication.yaml wants it, adapted; without fonts, which it then does not name either. */
export async function adaptEpub(edition: Edition, adaptation: Adaptation, world: World): Promise<Uint8Array> {
  const { template, publication } = edition
  const { toc } = v.parse(epubOptions, publication.metadata.formats['epub'] ?? {})
  const book = { ...edition, template: { ...template, faces: [], typefaces: [] } }
  return pack(book, toc, await coverOf(edition, world), adaptation)
}
