import * as v from 'valibot'

const positive = v.pipe(v.number(), v.minValue(0))
const whole = v.pipe(v.number(), v.integer(), v.minValue(1))

const margins = v.strictObject({ top: positive, inner: positive, measure: positive, lines: whole })

/** What `template.yaml` says under `page`; without it, a plain A5 page. */
export const pageSchema = v.strictObject({
  line: v.optional(whole, 18),
  separator: v.optional(positive, 18),
  recto: v.optional(v.array(v.string()), ['titlepage', 'part', 'first']),
  sizes: v.optional(v.record(v.string(), margins), { a5: { top: 20, inner: 18, measure: 108, lines: 34 } }),
  fit: v.optional(
    v.strictObject({
      lines: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 2),
      measure: v.optional(positive, 0.04),
      leading: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 1),
    }),
    {},
  ),
})
