import { nearest } from '../../model/nearest.ts'
import type { ShopRules } from './rules.ts'

/** What is wrong with the names after `--for`, as a usage error; undefined where all are known. */
export function unknownShop(
  names: readonly string[],
  { shops }: Pick<ShopRules, 'shops'>,
): string | undefined {
  const known = Object.keys(shops)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown === undefined) return undefined
  const near = nearest(unknown, [...known, ...Object.values(shops).map(({ name }) => name)])
  const meant = known.find((name) => name === near || shops[name]?.name === near)
  const hint = meant ? `Did you mean ${meant}?` : `Shops are ${known.join(', ')}.`
  return unknown ? `There is no shop called ${unknown}. ${hint}` : `--for names no shop. ${hint}`
}
