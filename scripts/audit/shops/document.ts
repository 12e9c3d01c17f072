import { limitOf } from './wording.ts'
import type { ShopRule, ShopRules } from './rules.ts'

const ranks = { error: 'refused', warning: 'loss', note: 'note' } as const
const signs = {
  atMost: 'at most',
  atLeast: 'at least',
  near: 'one of',
  is: '',
  oneOf: 'one of',
  noneOf: 'none of',
}

/** `docs/shops.md`: the rules for people, with where each comes from. Made of the data alone. */
export function shopsDocument({ shops, sources, rules }: ShopRules): string {
  const sections = Object.entries(shops).flatMap(([key, { name, means, reads }]) => [
    `## ${name} (\`${key}\`)`,
    `${means}. Looks at ${reads.map((kind) => kind.toUpperCase()).join(' and ')}.`,
    table(
      ['Rule', 'Looks at', 'Allowed', 'Kind', 'Source', 'Read'],
      rules
        .filter((rule) => rule.shops.includes(key))
        .map((rule) => [
          `\`${rule.id}\``,
          `\`${rule.limits}\``,
          allowed(rule),
          ranks[rule.severity],
          `[${sources[rule.source]?.title ?? ''}](${sources[rule.source]?.url ?? ''})${sources[rule.source]?.confidence === 'reported' ? ', reported' : ''}`,
          sources[rule.source]?.checked ?? '',
        ]),
    ),
  ])
  return `${[
    '# What shops and reading systems say to the editions',
    'Made of `shops/rules.yaml`; change that file, not this one.',
    [
      '`pamphlet check FILE… --for kindle,apple,…` looks at finished files with these rules.',
      '“Refused”: the shop does not take the file. “Loss”: readers lose something. “Note”: nothing is lost.',
      'A source is the shop’s own page or document, or, where it says “reported”, somebody who has dealt with the shop.',
      '“Read” is the day on which a copy of the page was read: shops change their rules, so look before you rely on one.',
    ].join('\n'),
    ...sections,
  ].join('\n\n')}\n`
}

function allowed(rule: ShopRule): string {
  const when = rule.when.map(
    ({ limits, operator, value }) => ` where \`${limits}\` is ${signs[operator]} ${value}`,
  )
  if (rule.operator === 'noMatch')
    return `not ${rule.breaks.map((text) => `“${escaped(text)}”`).join(', ')} and their like`
  if (rule.operator === 'is') return rule.value ? 'yes' : 'no'
  return `${signs[rule.operator]} ${limitOf(rule)}${when.join('')}`
}

const escaped = (text: string): string => text.replaceAll('|', String.raw`\|`).replaceAll('`', '')

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
