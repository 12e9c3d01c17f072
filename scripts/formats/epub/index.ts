import * as v from 'valibot'
import { VFile } from 'vfile'

import { defineFormat } from '../../model/format.ts'
import { makeCover } from './cover.ts'
import { type EpubOptions, pack } from './pack.ts'

/** EPUB 3.3 with an NCX for old readers: one file, the same bytes for the same publication. */
export const epub = defineFormat<EpubOptions>({
  options: v.strictObject({
    toc: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)), 2),
  }),
  async render(edition, world) {
    const cover = await makeCover(edition, world)
    return [new VFile({ path: `${edition.slug}.epub`, value: await pack(edition, cover) })]
  },
})
