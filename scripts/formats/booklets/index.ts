import * as v from 'valibot'

import { defineFormat, type Edition } from '../../model/format.ts'
import type { World } from '../../model/world.ts'
import { describedOf } from '../dublin-core.ts'
import { readingWish } from '../pdf/options.ts'
import { setPages } from '../pdf/pages.ts'
import type { Wish } from '../pdf/typeset.ts'
import { bookletOptions, makeBooklet, makeZine, readPrintWords, zineOptions } from '../print/index.ts'

/** The reading edition's own pages, two on a side of A4: what a printer at home folds into a booklet. */
export const bookletA4 = booklet('booklet-a4', 'a4', readingWish)

/** The same for American paper: pages of half a letter, set anew. */
export const bookletLetter = booklet('booklet-letter', 'letter', (edition) => ({
  ...readingWish(edition),
  size: 'half-letter',
}))

function booklet(name: string, paper: string, wishOf: (edition: Edition) => Wish) {
  return defineFormat({
    options: bookletOptions(paper),
    async render(edition, world) {
      const { value } = await setPages(edition, wishOf(edition), world)
      return makeBooklet(value, edition.options, await namingOf(edition, name, world))
    },
  })
}

/** Characters above which no text fits eight small pages: it need not be set to know. */
const longest = 16_000

/** Eight pages on one side of a sheet, for a text that fits them; else nothing. */
export const zine = defineFormat({
  options: v.strictObject({ ...zineOptions('a4').entries }),
  async render(edition, world) {
    const { sections } = edition.publication
    if (sections.reduce((sum, { file }) => sum + file.value.length, 0) > longest) return []
    const wish = { size: 'a6', fit: false, bleed: 0, tagged: false, leaflet: true }
    const { value, pages } = await setPages(edition, wish, world)
    if (pages > 8) return []
    return makeZine(value, edition.options, await namingOf(edition, 'zine', world))
  },
})

async function namingOf(edition: Edition, name: string, world: World) {
  const { slug, publication } = edition
  const { dir, lang } = publication.metadata
  const words = await readPrintWords(lang, world)
  return { slug, name, described: describedOf(edition, 'print'), words, ...(dir && { dir }) }
}
