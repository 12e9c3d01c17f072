import * as v from 'valibot'
import { VFile } from 'vfile'

import { defineFormat } from '../../model/format.ts'
import { pdfAccessibility } from '../pdf/accessibility.ts'
import { paperOption } from '../pdf/options.ts'
import { setPages } from '../pdf/pages.ts'

/** For readers who need large type: a theme of its own on whole sheets, tagged like the reading edition. */
export const largePrint = defineFormat({
  options: v.strictObject({
    size: v.optional(paperOption('The size of the page: a4, letter'), 'a4'),
    template: v.optional(v.pipe(v.string(), v.description('The name of a template')), 'large-print'),
  }),
  template: ({ template }) => template,
  async render(edition, world) {
    const { size } = edition.options
    const { value, pages } = await setPages(edition, { size, fit: false, bleed: 0, tagged: true }, world)
    const accessibility = pdfAccessibility(edition.publication)
    return [new VFile({ path: `${edition.slug}-large-print.pdf`, value, data: { pages, accessibility } })]
  },
})
