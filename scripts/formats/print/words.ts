import * as v from 'valibot'
import { parse } from 'yaml'

import type { World } from '../../model/world.ts'

const folder = 'templates/base/print-words'

const word = v.pipe(v.string(), v.nonEmpty())
/** A text with a count, by the plural categories of Unicode CLDR that the language has. */
const counted = v.pipe(
  v.strictObject({ one: v.optional(word), few: v.optional(word), many: v.optional(word), other: word }),
  v.check((forms) => forms.other.includes('{n}'), 'must hold {n}'),
)

const schema = v.strictObject({
  booklet: word,
  sewn: word,
  leaves: word,
  zine: word,
  fronts: word,
  backs: word,
  sheets: counted,
  pages: counted,
  copies: counted,
  blanks: counted,
  staples: counted,
  facts: v.strictObject({
    file: word,
    paper: word,
    pages: word,
    sheets: word,
    sides: word,
    scale: word,
    blanks: word,
    creep: word,
    fold: word,
    cut: word,
  }),
  sides: v.strictObject({ one: word, short: word, long: word, manual: word }),
  fold: v.strictObject({ half: word, signatures: word, zine: word, none: word }),
  cut: v.strictObject({ halves: word, leaves: word, slit: word }),
  blanksEnd: word,
  blanksCover: word,
  creep: word,
  stapled: word,
  guide: v.strictObject({
    title: word,
    lead: word,
    test: word,
    steps: word,
    paper: word,
    size: word,
    reduced: word,
    oneSide: word,
    short: word,
    long: word,
    fronts: word,
    turn: word,
    backs: word,
    pile: word,
    halves: word,
    halvesCopies: word,
    spare: word,
    leaves: word,
    fold: word,
    signatures: word,
    staple: word,
    sew: word,
    glue: word,
    trim: word,
    zineFold: word,
    zineSlit: word,
    zinePush: word,
    zineWrap: word,
  }),
  test: v.strictObject({
    title: word,
    front: word,
    back: word,
    print: word,
    turn: word,
    scale: word,
    ruler: word,
    same: word,
    sameDo: word,
    opposite: word,
    oppositeDo: word,
    single: word,
    singleDo: word,
    through: word,
  }),
})

/** The words for people who print, from `templates/base/print-words/LANG.yaml`; `lang` is the language they are in. */
export type PrintWords = v.InferOutput<typeof schema> & { readonly lang: string }

/** @param lang BCP 47; a language without a file gets English. */
export async function readPrintWords(lang: string, world: World): Promise<PrintWords> {
  const [wanted = 'en'] = lang.toLowerCase().split('-')
  const names = await world.resources(folder)
  const found = names.includes(`${wanted}.yaml`) ? wanted : 'en'
  const text = new TextDecoder().decode(await world.resource(`${folder}/${found}.yaml`))
  return { ...v.parse(schema, parse(text)), lang: found }
}
