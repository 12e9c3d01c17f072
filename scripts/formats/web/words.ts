import * as v from 'valibot'

import { counted, readOwnWords, word } from '../../model/own-words.ts'
import type { World } from '../../model/world.ts'

const folder = 'templates/base/web-words'

const schema = v.strictObject({
  skip: word,
  start: word,
  previous: word,
  next: word,
  wholeText: word,
  downloads: word,
  search: word,
  searchFor: word,
  found: counted,
  nothing: word,
  close: word,
  goOn: word,
  here: word,
})

/** The words of the web edition's own controls, from `templates/base/web-words/LANG.yaml`; `lang` is their language. */
export type WebWords = v.InferOutput<typeof schema> & { readonly lang: string }

/** @param lang BCP 47; a language without a file gets English. */
export const readWebWords = (lang: string, world: World): Promise<WebWords> =>
  readOwnWords(folder, schema, lang, world)
