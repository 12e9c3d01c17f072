import * as v from 'valibot'
import { VFile } from 'vfile'

import { defineFormat } from '../../model/format.ts'
import { adaptEpub } from '../epub/index.ts'
import { adaptText } from './adapt-text.ts'

/** The margins are those that a person has chosen on the device. */
const css = '#book-inner { margin-top: 0; margin-bottom: 0; }\n'

/**
 * The EPUB as Kobo's own shop sends it to its readers (kepub): they turn pages faster, count them by chapters, find
 * the place again to the sentence, and show notes in a window.
 *
 * It is an EPUB still, and goes wherever one goes. It has no fonts: Kobo lists no WOFF2 (EPUB Guidelines, Fonts).
 */
export const kepub = defineFormat({
  options: v.strictObject({}),
  async render(edition, world) {
    const { value, accessibility } = await adaptEpub(edition, { css, adapt: adaptText }, world)
    return [new VFile({ path: `${edition.slug}.kepub.epub`, value, data: { accessibility } })]
  },
})
