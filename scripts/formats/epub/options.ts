import * as v from 'valibot'

/** What may be said of the EPUB. */
export const epubOptions = v.strictObject({
  /** Embed the template's fonts; without them the reader's own is used, and the file is 120 kB smaller. */
  fonts: v.optional(v.boolean(), true),
  /** Levels of headings in the table of contents. */
  toc: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)), 2),
})
