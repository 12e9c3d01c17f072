import * as v from 'valibot'

import { counted, readOwnWords, word } from '../model/own-words.ts'
import type { World } from '../model/world.ts'

const folder = 'templates/base/download-words'

const edition = v.strictObject({ name: word, for: word })

const schema = v.strictObject({
  skip: word,
  read: word,
  get: word,
  download: word,
  print: word,
  printLead: word,
  howToPrint: word,
  choose: word,
  editions: v.record(v.string(), edition),
  pages: counted,
  sheets: counted,
  cite: word,
  citeLead: word,
  accessibility: word,
  conforms: word,
  hazards: v.strictObject({ none: word, unknown: word, some: word }),
  proof: word,
  verify: word,
  verifyLead: word,
  file: word,
  size: word,
  license: word,
  catalogues: word,
  cataloguesLead: word,
})

/** The words of the download page, from `templates/base/download-words/LANG.yaml`; `lang` is their language. */
export type DownloadWords = v.InferOutput<typeof schema> & { readonly lang: string }

/** What the page is made with. */
export interface DownloadDesign {
  readonly words: DownloadWords
  readonly css: string
}

/** @param lang BCP 47; a language without a file gets English. */
export async function readDownloadDesign(lang: string, world: World): Promise<DownloadDesign> {
  const read = async (path: string): Promise<string> => new TextDecoder().decode(await world.resource(path))
  const [words, colours, css] = await Promise.all([
    readOwnWords(folder, schema, lang, world),
    read('templates/base/css/colours.css'),
    read('templates/base/download-css/page.css'),
  ])
  return { words, css: colours + css }
}

/** `340 kB`, `1.2 MB`, as shops and mail programs count. */
export function sizeIn(lang: string, bytes: number): string {
  const unit = bytes < 1e6 ? 'kilobyte' : 'megabyte'
  const format = new Intl.NumberFormat(lang, {
    style: 'unit',
    unit,
    maximumFractionDigits: bytes < 1e6 ? 0 : 1,
  })
  return format.format(Math.max(bytes / (bytes < 1e6 ? 1e3 : 1e6), 1))
}
