import * as v from 'valibot'
import { VFile } from 'vfile'

import { defineFormat } from '../../model/format.ts'
import { describedOf } from '../dublin-core.ts'
import { readingWish } from '../pdf/options.ts'
import { setPages } from '../pdf/pages.ts'
import { inkTable, readPressCondition } from './condition.ts'
import type { PressFile } from './facts.ts'
import { pressReady } from './press-ready.ts'

/** The reading edition's pages for a printing house: bleed, black ink alone for text, PDF/X-4. */
export const press = defineFormat({
  options: v.strictObject({
    bleed: v.optional(
      v.pipe(
        v.number(),
        v.minValue(0),
        v.maxValue(20),
        v.description('Mm printed beyond the trimmed page on each side'),
      ),
      3,
    ),
    marks: v.optional(
      v.pipe(v.boolean(), v.description('Crop and registration marks, a colour bar and a line of text')),
      false,
    ),
    colours: v.optional(
      v.pipe(inkTable, v.description('Inks of colours, per cent of cyan, magenta, yellow and black')),
      {},
    ),
  }),
  async render(edition, world) {
    const { options, publication, slug, date } = edition
    const { bleed, marks, colours } = options
    const [set, condition] = await Promise.all([
      setPages(edition, { ...readingWish(edition), bleed, tagged: false }, world),
      readPressCondition(world),
    ])
    const file = await pressReady(set.value, {
      title: publication.metadata.title,
      described: describedOf(edition, 'print'),
      slug,
      date,
      trim: set.design,
      bleed: set.design.bleed,
      colours: new Map([...condition.colours, ...colours]),
      condition,
      marks,
    })
    const notes = [`${condition.name}, bleed ${bleed} mm`, ...warningsOf(file)]
    return [new VFile({ path: `${slug}-press.pdf`, value: file.value, data: { pages: file.pages, notes } })]
  },
})

/** What to look at before the file is sent away. */
function warningsOf({ coarse, heavy }: PressFile): string[] {
  return [
    ...coarse.map(
      ({ page, dpi }) => `page ${page}: a picture has ${Math.round(dpi)} pixels an inch, 300 are wanted`,
    ),
    ...[...heavy].map(
      ([colour, sum]) => `${colour} takes ${sum} % of ink, which is more than the paper does`,
    ),
  ]
}
