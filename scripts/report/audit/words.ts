import * as v from 'valibot'
import { parse } from 'yaml'

import { type Counted, countedThings } from '../../model/audit.ts'
import type { World } from '../../model/world.ts'

const folder = 'templates/base/audit-words'

const word = v.pipe(v.string(), v.nonEmpty())
/** A text with a count, by the plural categories of Unicode CLDR that the language has. */
const counted = v.pipe(
  v.strictObject({ one: v.optional(word), few: v.optional(word), many: v.optional(word), other: word }),
  v.check((forms) => forms.other.includes('{n}'), 'must hold {n}'),
)

const eachThing = <T>(of: T): Record<Counted, T> =>
  Object.fromEntries(countedThings.map((thing) => [thing, of])) as Record<Counted, T>

const schema = v.strictObject({
  title: word,
  whole: word,
  empty: word,
  differences: counted,
  affected: word,
  wholeIn: word,
  standardsMet: word,
  standardsFailed: word,
  counted: v.strictObject(eachThing(counted)),
  table: v.strictObject({
    title: word,
    about: word,
    thing: word,
    names: v.strictObject({ ...eachThing(word), findings: word }),
    of: word,
    missing: word,
    unmarked: word,
    none: word,
  }),
  found: v.strictObject({
    title: word,
    nothing: word,
    written: word,
    edition: word,
    wholeBook: word,
    wholeFile: word,
  }),
  editions: v.record(v.string(), word),
  place: v.strictObject({ page: word, filePage: word, line: word }),
  standards: v.strictObject({
    title: word,
    about: word,
    judge: word,
    result: word,
    passed: word,
    notRun: word,
    remedy: word,
    version: word,
    errors: counted,
    warnings: counted,
    hints: counted,
    names: v.record(v.string(), word),
    judges: v.record(v.string(), word),
  }),
  how: v.strictObject({ title: word, paragraphs: v.array(word), limits: word, items: v.array(word) }),
})

/** The words of the proof, from `templates/base/audit-words/LANG.yaml`; `lang` is the language they are in. */
export type AuditWords = v.InferOutput<typeof schema> & { readonly lang: string }

/** The words and the looks of the proof: `templates/base/audit-words` and `templates/base/audit-css`. */
export interface AuditDesign {
  readonly words: AuditWords
  readonly css: string
}

/** @param lang BCP 47; a language without a file gets English. */
export async function readAuditDesign(
  lang: string,
  world: Pick<World, 'resource' | 'resources'>,
): Promise<AuditDesign> {
  const [wanted = 'en'] = lang.toLowerCase().split('-')
  const names = await world.resources(folder)
  const found = names.includes(`${wanted}.yaml`) ? wanted : 'en'
  const read = async (path: string): Promise<string> => new TextDecoder().decode(await world.resource(path))
  const [words, css] = await Promise.all([
    read(`${folder}/${found}.yaml`),
    read('templates/base/audit-css/page.css'),
  ])
  return { words: { ...v.parse(schema, parse(words)), lang: found }, css }
}

/** `{kept} of {written}` with its values; numbers as the language writes them. */
export function say(text: string, values: Readonly<Record<string, string | number>>, lang: string): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name]
    if (value === undefined) return whole
    return typeof value === 'number' ? new Intl.NumberFormat(lang).format(value) : value
  })
}

/** `1 note`, `5 notes`. */
export function count(forms: v.InferOutput<typeof counted>, n: number, lang: string): string {
  const category = new Intl.PluralRules(lang).select(n)
  const form = { zero: undefined, two: undefined, ...forms }[category] ?? forms.other
  return say(form, { n }, lang)
}

/** `EPUB, PDF, and web`, as the language lists things. */
export const list = (things: readonly string[], lang: string): string => listFormat(lang).format(things)

export const listFormat = (lang: string): Intl.ListFormat =>
  new Intl.ListFormat(lang, { type: 'conjunction' })
