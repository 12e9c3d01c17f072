import * as v from 'valibot'
import { VFile } from 'vfile'

import { defineFormat } from '../../model/format.ts'
import { markPages } from '../page-marks.ts'
import { makeCover } from './cover.ts'
import { pack } from './pack.ts'

/** EPUB 3.3 with an NCX for old readers: one file, the same bytes for the same publication. */
export const epub = defineFormat({
  options: v.strictObject({
    /** Embed the template's fonts; without them the reader's own is used, and the file is 120 kB smaller. */
    fonts: v.optional(v.boolean(), true),
    /** Levels of headings in the table of contents. */
    toc: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)), 2),
  }),
  async render(edition, world) {
    const [cover] = await Promise.all([makeCover(edition, world), markPages(edition, world)])
    const { options, slug, template } = edition
    const book = options.fonts ? edition : { ...edition, template: { ...template, faces: [] } }
    const { value, accessibility } = await pack(book, options.toc, cover)
    return [new VFile({ path: `${slug}.epub`, value, data: { accessibility } })]
  },
})
