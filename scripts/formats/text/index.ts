import * as v from 'valibot'
import { VFile } from 'vfile'

import { defineFormat } from '../../model/format.ts'
import { arrange } from './arrange.ts'

const narrowest = 40
const widest = 200

/** The whole book as plain text, for any program and any machine: UTF-8 without a byte order mark, LF. */
export const text = defineFormat({
  options: v.strictObject({
    /** 72 is what mail and terminals of 80 columns leave room for. */
    width: v.optional(
      v.pipe(
        v.number(),
        v.integer(),
        v.check((width) => width === 0 || (width >= narrowest && width <= widest)),
        v.description(`Columns of a line, ${narrowest} to ${widest}; 0 for a line a paragraph`),
      ),
      72,
    ),
  }),
  async render(edition) {
    const value = new TextEncoder().encode(arrange(edition, edition.options.width || Infinity))
    return [new VFile({ path: `${edition.slug}.txt`, value })]
  },
})
