import * as v from 'valibot'
import { parse } from 'yaml'

import type { World } from '../../model/world.ts'

const folder = 'templates/base/web-words'

const word = v.pipe(v.string(), v.nonEmpty())

const schema = v.strictObject({
  skip: word,
  start: word,
  previous: word,
  next: word,
  wholeText: word,
  chapters: word,
  downloads: word,
  search: word,
  searchFor: word,
  found: v.strictObject({
    one: v.optional(word),
    few: v.optional(word),
    many: v.optional(word),
    other: word,
  }),
  nothing: word,
  close: word,
  goOn: word,
  here: word,
  page: word,
})

/** The words of the web edition's own controls, from `templates/base/web-words/LANG.yaml`; `lang` is their language. */
export type WebWords = v.InferOutput<typeof schema> & { readonly lang: string }

/** @param lang BCP 47; a language without a file gets English. */
export async function readWebWords(lang: string, world: World): Promise<WebWords> {
  const [wanted = 'en'] = lang.toLowerCase().split('-')
  const names = await world.resources(folder)
  const found = names.includes(`${wanted}.yaml`) ? wanted : 'en'
  const text = new TextDecoder().decode(await world.resource(`${folder}/${found}.yaml`))
  return { ...v.parse(schema, parse(text)), lang: found }
}
