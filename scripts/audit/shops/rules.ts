import * as v from 'valibot'
import { parse } from 'yaml'

import type { World } from '../../model/world.ts'
import { type FactName, isFactName } from './fact.ts'

const words = v.pipe(v.string(), v.trim(), v.nonEmpty())
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/))
const day = v.pipe(v.string(), v.isoDate())
const limits = v.custom<FactName>(
  (name) => typeof name === 'string' && isFactName(name),
  'names no fact: see scripts/audit/shops/fact.ts',
)

/** Patterns may begin with `(?i)`: capitals and small letters are the same. */
export const patternOf = (text: string): RegExp =>
  text.startsWith('(?i)') ? new RegExp(text.slice(4), 'iu') : new RegExp(text, 'u')

const pattern = v.pipe(
  words,
  v.check((text) => {
    try {
      return Boolean(patternOf(text))
    } catch {
      return false
    }
  }, 'is no regular expression'),
)

const condition = v.strictObject({
  limits,
  operator: v.picklist(['atMost', 'atLeast']),
  value: v.number(),
})

const about = {
  id,
  shops: v.pipe(v.array(id), v.nonEmpty()),
  limits,
  when: v.optional(v.array(condition), []),
  severity: v.picklist(['error', 'warning', 'note']),
  message: words,
  help: words,
  source: id,
}

const list = v.pipe(v.array(words), v.nonEmpty())

/** The ways to limit a fact. Where a value next to the limit can't be guessed, the rule brings examples. */
const rule = v.variant('operator', [
  v.strictObject({ ...about, operator: v.literal('atMost'), value: v.number() }),
  v.strictObject({ ...about, operator: v.literal('atLeast'), value: v.number() }),
  v.strictObject({
    ...about,
    operator: v.literal('near'),
    value: v.array(v.number()),
    tolerance: v.number(),
  }),
  v.strictObject({ ...about, operator: v.literal('is'), value: v.boolean() }),
  v.strictObject({ ...about, operator: v.literal('oneOf'), value: list, breaks: list }),
  v.strictObject({ ...about, operator: v.literal('noneOf'), value: list, passes: list }),
  v.strictObject({ ...about, operator: v.literal('noMatch'), value: pattern, breaks: list, passes: list }),
])

const shop = v.strictObject({
  name: words,
  means: words,
  reads: v.pipe(v.array(v.picklist(['epub', 'pdf'])), v.nonEmpty()),
})

const source = v.strictObject({
  title: words,
  url: v.pipe(v.string(), v.url()),
  /** Written by the shop itself, or by someone who has dealt with it. */
  confidence: v.picklist(['official', 'reported']),
  /** When the page was read; the page's own day where it says one. */
  checked: day,
})

type Whole = v.InferOutput<typeof whole>
const whole = v.pipe(
  v.strictObject({
    shops: v.record(id, shop),
    sources: v.record(id, source),
    rules: v.array(rule),
  }),
  v.check(
    ({ rules }) => new Set(rules.map((each) => each.id)).size === rules.length,
    'rules: two have one id',
  ),
  v.check(
    ({ rules, shops }) => rules.every((each) => each.shops.every((name) => Object.hasOwn(shops, name))),
    'rules: a shop is not in the list of shops',
  ),
  v.check(
    ({ rules, sources }) => rules.every((each) => Object.hasOwn(sources, each.source)),
    'rules: a source is not in the list of sources',
  ),
)

export type ShopRule = Readonly<v.InferOutput<typeof rule>>
export type ShopCondition = Readonly<v.InferOutput<typeof condition>>
export type ShopRules = Readonly<Whole>

/**
 * The rules of shops, checked.
 *
 * @throws {v.ValiError} where the file does not follow its form.
 */
export function parseShopRules(text: string): ShopRules {
  // Days stay text: YAML 1.2 core knows no date.
  return v.parse(whole, parse(text))
}

/** `shops/rules.yaml`, which comes with the program. */
export async function readShopRules(world: Pick<World, 'resource'>): Promise<ShopRules> {
  return parseShopRules(new TextDecoder().decode(await world.resource('shops/rules.yaml')))
}
