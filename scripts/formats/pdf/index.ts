import { VFile } from 'vfile'

import { defineFormat } from '../../model/format.ts'
import { pdfAccessibility } from './accessibility.ts'
import { describeFit } from './fit.ts'
import { readingOptions, readingWish } from './options.ts'
import { setPages } from './pages.ts'
import { reportSqueezed } from './squeezed.ts'

/** The reading edition: tagged, with an outline, links and page numbers. */
export const pdf = defineFormat({
  options: readingOptions,
  async render(edition, world) {
    const { value, pages, fit, squeezed } = await setPages(edition, readingWish(edition), world)
    reportSqueezed(edition.publication, squeezed)
    const notes = fit ? [describeFit(fit)] : []
    const accessibility = pdfAccessibility(edition.publication)
    return [new VFile({ path: `${edition.slug}.pdf`, value, data: { pages, notes, accessibility } })]
  },
})
