import * as v from 'valibot'

import { paperNames, parsePaper } from '../../model/paper.ts'

/** A size of paper by name or measures. */
export const paperOption = (description: string) =>
  v.pipe(
    v.string(),
    v.check((text) => parsePaper(text) !== undefined, `is no size of paper: ${paperNames.join(', ')}, 148x210mm, 6x9in`),
    v.description(description),
  )

/** What may be said of pages. */
export const pageOptions = {
  size: v.optional(paperOption('The size of the page: a5, half-letter, trade, 148x210mm, 6x9in'), 'a5'),
  fit: v.optional(
    v.pipe(
      v.picklist(['sheets']),
      v.description('Change the page a little, within the limits of the template, to fill whole sheets of four pages'),
    ),
  ),
}
