import { key, textIn } from '../../../pdf/values.ts'
import type { Element } from '../file.ts'
import { elements, placed, type Rule, rule } from '../rule.ts'

const lacks = ({ dict }: Element, ...names: readonly string[]): boolean =>
  names.every((name) => !textIn(dict, name))

const attributes = ({ dict }: Element, name: string): boolean => {
  const given = dict.lookup(key('A'))
  const all = given && 'asArray' in given ? (given as { asArray(): never[] }).asArray() : [given]
  return all.some((each) => (dict.context.lookup(each) as typeof dict | undefined)?.has(key(name)))
}

/** What single elements must say of themselves. */
export const elementRules: readonly Rule[] = [
  rule(
    '7.3-1',
    'figures are described',
    elements(/^Figure$/, (each) => lacks(each, 'Alt', 'ActualText')),
  ),
  rule(
    '7.7-1',
    'formulas are described',
    elements(/^Formula$/, (each) => lacks(each, 'Alt', 'ActualText')),
  ),
  rule(
    '7.9-1',
    'notes have names',
    elements(/^Note$/, (each) => lacks(each, 'ID')),
  ),
  rule('7.9-2', 'of their own', ({ elements: all }) => {
    const counts = new Map<string, number>()
    for (const { dict } of all) {
      const id = textIn(dict, 'ID')
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    const isShared = (id: string | undefined): boolean => id !== undefined && (counts.get(id) ?? 0) > 1
    return all.filter(({ role, dict }) => role === 'Note' && isShared(textIn(dict, 'ID'))).map(placed)
  }),
  rule(
    '7.18.4-2',
    'a field holds what is filled in, or says what it is',
    elements(
      /^Form$/,
      (each) =>
        !attributes(each, 'Role') &&
        each.objects.filter((object) => textIn(object, 'Subtype') === 'Widget').length !== 1,
    ),
  ),
]
