import * as v from 'valibot'
import { VFile } from 'vfile'

import { parseMetadata } from '../../scripts/metadata/index.ts'

const formats = {
  epub: v.strictObject({ toc: v.optional(v.boolean(), true) }),
  pdf: v.strictObject({
    size: v.optional(v.picklist(['A5', 'A4']), 'A5'),
    margin: v.optional(v.pipe(v.number(), v.minValue(5), v.maxValue(50))),
    color: v.optional(
      v.pipe(
        v.string(),
        v.check((text) => text.startsWith('#'), 'a colour begins with #'),
      ),
    ),
  }),
}

export function read(value: string) {
  const file = new VFile({ path: 'publication.yaml', value })
  const metadata = parseMetadata(file, formats)
  return { metadata, file }
}

/** `LINE:COLUMN RULE REASON` of everything that is found wrong. */
export const report = (value: string): string[] =>
  read(value).file.messages.map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`)
export const hints = (value: string): unknown[] => read(value).file.messages.map(({ note }) => note)
