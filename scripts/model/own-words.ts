import * as v from 'valibot'
import { parse } from 'yaml'

import type { World } from './world.ts'

export const word = v.pipe(v.string(), v.nonEmpty())

/** A text with a count, by the plural categories of Unicode CLDR that the language has. */
export const counted = v.pipe(
  v.strictObject({ one: v.optional(word), few: v.optional(word), many: v.optional(word), other: word }),
  v.check((forms) => forms.other.includes('{n}'), 'must hold {n}'),
)

/**
 * The words that the program says itself, from `FOLDER/LANG.yaml`; the `lang` among them is the language they are in.
 *
 * @param lang BCP 47; a language without a file gets English.
 */
export async function readOwnWords<Schema extends v.GenericSchema<unknown, object>>(
  folder: string,
  schema: Schema,
  lang: string,
  world: Pick<World, 'resource' | 'resources'>,
): Promise<v.InferOutput<Schema> & { readonly lang: string }> {
  const [wanted = 'en'] = lang.toLowerCase().split('-')
  const names = await world.resources(folder)
  const found = names.includes(`${wanted}.yaml`) ? wanted : 'en'
  const text = new TextDecoder().decode(await world.resource(`${folder}/${found}.yaml`))
  return { ...v.parse(schema, parse(text)), lang: found }
}
