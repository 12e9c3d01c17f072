import type { Fact } from './fact.ts'
import { patternOf, type ShopCondition, type ShopRule } from './rules.ts'

/** Whether a fact keeps within a rule's bound. A value of another kind than the bound's breaks it. */
export function keeps(value: Fact['value'], bound: ShopRule | ShopCondition): boolean {
  switch (bound.operator) {
    case 'atMost':
      return typeof value === 'number' && value <= bound.value
    case 'atLeast':
      return typeof value === 'number' && value >= bound.value
    case 'near':
      return (
        typeof value === 'number' && bound.value.some((each) => Math.abs(value - each) <= bound.tolerance)
      )
    case 'is':
      return value === bound.value
    case 'oneOf':
      return bound.value.includes(String(value))
    case 'noneOf':
      return !bound.value.includes(String(value))
    case 'noMatch':
      return !compiled(bound.value).test(String(value))
  }
}

const patterns = new Map<string, RegExp>()

/** A long book has thousands of links: each pattern is made once. */
function compiled(text: string): RegExp {
  const known = patterns.get(text) ?? patternOf(text)
  patterns.set(text, known)
  return known
}
