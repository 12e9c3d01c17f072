import * as v from 'valibot'

import type { Edition } from '../../model/format.ts'
import { paperNames, parsePaper } from '../../model/paper.ts'
import type { Wish } from './typeset.ts'

/** Mm: what a few words of text fit on, and what a printer has. */
const smallest = 60
const largest = 1200

/** A size of paper by name or measures. */
export const paperOption = (description: string) =>
  v.pipe(
    v.string(),
    v.check(
      (text) => parsePaper(text) !== undefined,
      `is no size of paper: ${paperNames.join(', ')}, 148x210mm, 6x9in`,
    ),
    v.check((text) => {
      const { width, height } = parsePaper(text) ?? { width: smallest, height: smallest }
      return Math.min(width, height) >= smallest && Math.max(width, height) <= largest
    }, `must be a page of ${smallest} to ${largest} mm`),
    v.description(description),
  )

/** What may be said of the reading edition. */
const pageOptions = {
  size: v.optional(paperOption('The size of the page: a5, half-letter, trade, 148x210mm, 6x9in'), 'a5'),
  fit: v.optional(
    v.pipe(
      v.picklist(['sheets']),
      v.description(
        'Change the page a little, within the limits of the template, to fill whole sheets of four pages',
      ),
    ),
  ),
}

export const readingOptions = v.strictObject(pageOptions)

/** The reading edition's pages, as publication.yaml wants them: booklets are folded of the same. */
export function readingWish({ publication }: Pick<Edition, 'publication'>): Wish {
  const { size, fit } = v.parse(readingOptions, publication.metadata.formats['pdf'] ?? {})
  return { size, fit: fit === 'sheets', bleed: 0, tagged: true }
}
