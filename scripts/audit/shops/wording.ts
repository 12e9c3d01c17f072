import { type Fact, factUnits, type Unit } from './fact.ts'
import type { ShopRule } from './rules.ts'

/** A rule's message with what was found put into its braces. */
export function reasonOf(rule: ShopRule, fact: Fact, shop: string): string {
  const unit = factUnits[rule.limits]
  const filled: Record<string, string> = {
    value: measured(fact.value, unit),
    limit: limitOf(rule),
    name: fact.name ?? fact.part ?? '',
    part: fact.part ?? fact.name ?? '',
    page: String(fact.page ?? ''),
    shop,
  }
  return rule.message.replaceAll(/\{(\w+)\}/g, (whole, key: string) => filled[key] ?? whole)
}

/** The bound as a person reads it: `5,600,000 pixels`, `EPUB 3.0, 3.1`. */
export function limitOf(rule: ShopRule): string {
  const unit = factUnits[rule.limits]
  const values: readonly Fact['value'][] = Array.isArray(rule.value) ? rule.value : [rule.value]
  return values.map((value) => measured(value, unit)).join(', ')
}

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

function measured(value: Fact['value'], unit: Unit): string {
  if (typeof value !== 'number') return String(value)
  if (unit === 'bytes') return bytes(value)
  const shown = number.format(value)
  return unit === 'count' || unit === 'flag' || unit === 'text' ? shown : `${shown} ${unit}`
}

function bytes(value: number): string {
  const [size, name] =
    value >= 1e9 ? [1e9, 'GB'] : value >= 1e6 ? [1e6, 'MB'] : value >= 1000 ? [1000, 'kB'] : [1, 'bytes']
  return `${number.format(value / Number(size))} ${name}`
}
