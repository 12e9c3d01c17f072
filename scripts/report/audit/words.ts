import * as v from 'valibot'

import { type Counted, countedThings } from '../../model/audit.ts'
import { counted, readOwnWords, word } from '../../model/own-words.ts'
import type { World } from '../../model/world.ts'

const folder = 'templates/base/audit-words'

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
  const [words, css] = await Promise.all([
    readOwnWords(folder, schema, lang, world),
    world.resource('templates/base/audit-css/page.css'),
  ])
  return { words, css: new TextDecoder().decode(css) }
}

/** `EPUB, PDF, and web`, as the language lists things. */
export const list = (things: readonly string[], lang: string): string => listFormat(lang).format(things)

export const listFormat = (lang: string): Intl.ListFormat =>
  new Intl.ListFormat(lang, { type: 'conjunction' })
