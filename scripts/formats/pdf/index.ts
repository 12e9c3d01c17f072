import * as v from 'valibot'
import { VFile } from 'vfile'

import { defineFormat } from '../../model/format.ts'
import { describeFit } from './fit.ts'
import { pageOptions } from './options.ts'
import { setPages } from './pages.ts'

/** The reading edition: tagged, with an outline, links and page numbers. */
export const pdf = defineFormat({
  options: v.strictObject(pageOptions),
  async render(edition, world) {
    const { size, fit } = edition.options
    const set = await setPages(edition, { size, fit: fit === 'sheets', bleed: 0, tagged: true }, world)
    const notes = set.fit ? [describeFit(set.fit)] : []
    return [new VFile({ path: `${edition.slug}.pdf`, value: set.value, data: { pages: set.pages, notes } })]
  },
})
