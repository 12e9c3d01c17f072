import * as v from 'valibot'

import type { Words } from '../model/words.ts'
import type { World } from '../model/world.ts'
import { readYaml } from './yaml.ts'

const folder = 'templates/base/words'

const word = v.pipe(v.string(), v.nonEmpty())
/** A quotation mark may end or begin with a no-break space, so it is not trimmed. */
const quotes = v.tuple([word, word, word, word])
const label = v.pipe(v.string(), v.includes('{n}', 'must hold {n}'))

const labels = v.strictObject({
  chapter: label,
  appendix: label,
  part: label,
  figure: label,
  table: label,
  edition: label,
})

const wordsSchema = v.strictObject({
  quotes,
  contents: word,
  cover: word,
  titlePage: word,
  copyrightPage: word,
  colophon: word,
  notes: word,
  landmarks: word,
  startOfText: word,
  chapter: word,
  appendix: word,
  appendices: word,
  part: word,
  figure: word,
  table: word,
  dedication: word,
  epigraph: word,
  bibliography: word,
  backToText: word,
  note: word,
  citedIn: word,
  citedOn: word,
  onPage: word,
  by: word,
  editedBy: word,
  translatedBy: word,
  introductionBy: word,
  illustratedBy: word,
  publishedBy: word,
  edition: word,
  license: word,
  and: word,
  print: word,
  typefaces: word,
  citationStyle: word,
  madeWith: word,
  labels,
})

/** A regional file says only what differs from its language: `de-CH.yaml` is laid over `de.yaml`. */
const regionalSchema = v.strictObject({
  ...v.partial(wordsSchema).entries,
  labels: v.optional(v.partial(labels)),
  /** Take everything from another file: `no.yaml` says `like: nb`. */
  like: v.optional(word),
})

/**
 * The publication's own words in its language.
 *
 * A language without a file gets English: then `lang` is `en`, and the caller may say so.
 *
 * @param lang BCP 47. `de-CH` takes `de.yaml` and lays `de-CH.yaml` over it; `zh-TW` finds `zh-Hant.yaml`.
 */
export async function readWords(lang: string, world: World): Promise<Words> {
  const files = new Set(await world.resources(folder))
  const [language = '', ...regions] = tagsOf(lang)
  if (!files.has(`${language}.yaml`)) return readWords('en', world)

  const layered = [language, ...regions.filter((tag) => files.has(`${tag}.yaml`))]
  const layers = layered.map((tag) => readYaml(`${folder}/${tag}.yaml`, regionalSchema, world))
  const merged = (await Promise.all(layers)).reduce(overlay)
  if (merged.like) return { ...(await readWords(merged.like, world)), lang: language }
  return { lang: language, ...v.parse(wordsSchema, merged) }
}

type Layer = v.InferOutput<typeof regionalSchema>

function overlay(below: Layer, above: Layer): Layer {
  return { ...below, ...above, labels: { ...below.labels, ...above.labels } }
}

/** From the general to the particular: `zh-TW` -> `zh`, `zh-Hant`, `zh-TW`. */
function tagsOf(lang: string): string[] {
  const locale = localeOf(lang)
  if (!locale) return []
  const { language, script, region } = locale.maximize()
  return [...new Set([language, `${language}-${script}`, `${language}-${region}`])]
}

function localeOf(lang: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(lang)
  } catch {
    return undefined
  }
}
