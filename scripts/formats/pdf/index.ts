import { VFile } from 'vfile'

import { defineFormat } from '../../model/format.ts'
import { pdfAccessibility } from './accessibility.ts'
import { describeFit } from './fit.ts'
import { readingOptions, readingWish } from './options.ts'
import { setPages } from './pages.ts'
import { readingPages } from './parts.ts'
import { reportSqueezed } from './squeezed.ts'

/** The reading edition: tagged, with an outline, links and page numbers. */
export const pdf = defineFormat({
  options: readingOptions,
  async render(edition, world) {
    const set = await setPages(edition, readingWish(edition), world)
    const { value, pages, fit, squeezed } = set
    reportSqueezed(edition.publication, squeezed)
    const notes = fit ? [describeFit(fit)] : []
    const accessibility = pdfAccessibility(edition.publication)
    const data = { pages, notes, accessibility, readingPages: readingPages(edition.publication, set) }
    return [new VFile({ path: `${edition.slug}.pdf`, value, data })]
  },
})
