import { VFile } from 'vfile'

import { defineFormat } from '../../model/format.ts'
import { markPages } from '../page-marks.ts'
import { coverOf } from './cover-once.ts'
import { epubOptions } from './options.ts'
import { pack } from './pack.ts'

export { adaptEpub } from './adapt.ts'

/** EPUB 3.3 with an NCX for old readers: one file, the same bytes for the same publication. */
export const epub = defineFormat({
  options: epubOptions,
  async render(edition, world) {
    const [cover] = await Promise.all([coverOf(edition, world), markPages(edition, world)])
    const { options, slug, template } = edition
    const book = options.fonts ? edition : { ...edition, template: { ...template, faces: [] } }
    const { value, accessibility } = await pack(book, options.toc, cover)
    return [new VFile({ path: `${slug}.epub`, value, data: { accessibility } })]
  },
})
