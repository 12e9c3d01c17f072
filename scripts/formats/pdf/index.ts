import * as v from 'valibot'
import { VFile } from 'vfile'

import { defineFormat } from '../../model/format.ts'
import { pageNumbers } from './contents.ts'
import { readDestinations } from './destinations.ts'
import { pdfDocument } from './document.ts'
import { finish } from './finish.ts'

/** The reading edition: A5, tagged, with an outline, links and page numbers in its contents. */
export const pdf = defineFormat({
  options: v.strictObject({}),
  async render(edition, world) {
    const [press, page] = await Promise.all([world.browser(), pdfDocument(edition)])
    const sheet = await press.open(page)
    try {
      await sheet.settle()
      // Printed once to learn where each section falls, and again with those numbers in the contents.
      const draft = await sheet.print({ tagged: false, outline: false })
      await sheet.write(pageNumbers(edition.publication.sections, await readDestinations(draft)))
      const printed = await sheet.print({ tagged: true, outline: true })
      const { value, pages } = await finish(printed, page, edition)
      return [new VFile({ path: `${edition.slug}.pdf`, value, data: { pages } })]
    } finally {
      await sheet.close()
    }
  },
})
