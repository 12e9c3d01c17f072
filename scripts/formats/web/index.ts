import * as v from 'valibot'
import { VFile } from 'vfile'

import { defineFormat } from '../../model/format.ts'
import { coverOf } from '../epub/cover-once.ts'
import { markPages } from '../page-marks.ts'
import { chapterPages } from './chapters.ts'
import { readWebDesign } from './design.ts'
import { wholePage } from './whole.ts'

/** Where the pages of the chapters lie below the output folder. */
const folder = 'read'

/** The text for browsers: in one file that can be passed on, and chapter by chapter in a folder. */
export const web = defineFormat({
  options: v.strictObject({
    /** Levels of headings in the table of contents. */
    toc: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)), 2),
  }),
  async render(edition, world) {
    const { options, slug, publication } = edition
    const [design, cover] = await Promise.all([
      readWebDesign(edition, world),
      coverOf(edition, world),
      markPages(edition, world),
    ])
    const copies = publication.sections.map((section) => ({
      ...section,
      tree: structuredClone(section.tree),
    }))
    const whole = wholePage(
      { ...edition, publication: { ...publication, sections: copies } },
      design,
      options.toc,
    )
    const first = `${folder}/index.html`
    const pages = chapterPages(edition, design, options.toc, cover).map(
      ({ path, value }) =>
        new VFile({
          path: `${folder}/${path}`,
          value: bytes(value),
          ...(path !== 'index.html' && { data: { partOf: first } }),
        }),
    )
    const { html, accessibility } = whole
    return [new VFile({ path: `${slug}.html`, value: bytes(html), data: { accessibility } }), ...pages]
  },
})

const bytes = (value: string | Uint8Array): Uint8Array =>
  typeof value === 'string' ? new TextEncoder().encode(value) : value
