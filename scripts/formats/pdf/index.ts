import { VFile } from 'vfile'

import { defineFormat } from '../../model/format.ts'
import { describeFit } from './fit.ts'
import { readingOptions, readingWish } from './options.ts'
import { setPages } from './pages.ts'

/** The reading edition: tagged, with an outline, links and page numbers. */
export const pdf = defineFormat({
  options: readingOptions,
  async render(edition, world) {
    const { value, pages, fit } = await setPages(edition, readingWish(edition), world)
    const notes = fit ? [describeFit(fit)] : []
    return [new VFile({ path: `${edition.slug}.pdf`, value, data: { pages, notes } })]
  },
})
