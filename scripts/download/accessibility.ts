import type { Element } from 'hast'
import { h } from 'hastscript'

import type { AccessibilityFacts } from '../model/catalogue.ts'
import type { Offered } from './editions.ts'
import { section } from './section.ts'

/** What was measured for readers with disabilities, edition by edition; nothing where nothing was. */
export function accessibilitySection(offered: Offered): Element[] {
  const { catalogue, words } = offered
  const measured = catalogue.files.flatMap(({ name, accessibility }) =>
    accessibility ? [{ name, accessibility }] : [],
  )
  if (measured.length === 0) return []
  // Editions about which the same is true are spoken of together.
  const groups = new Map<string, { names: string[]; facts: AccessibilityFacts }>()
  for (const { name, accessibility } of measured) {
    const key = JSON.stringify(accessibility)
    const known = groups.get(key) ?? { names: [], facts: accessibility }
    known.names.push(name)
    groups.set(key, known)
  }
  const entries = [...groups.values()].flatMap(({ names, facts }) => [
    h('dt', new Intl.ListFormat(words.lang).format(names)),
    h('dd', [
      h('span', { lang: facts.summary.lang }, facts.summary.text),
      ...(facts.conformsTo?.length
        ? [` ${words.conforms.replace('{standards}', () => facts.conformsTo?.join(', ') ?? '')}`]
        : []),
    ]),
  ])
  return [
    section(offered, 'accessibility', words.accessibility, [
      h('dl', entries),
      h('p', hazardsOf(catalogue.accessibility, offered)),
    ]),
  ]
}

function hazardsOf({ hazards }: AccessibilityFacts, { words }: Offered): string {
  if (hazards.includes('none')) return words.hazards.none
  if (hazards.length === 0 || hazards.includes('unknown')) return words.hazards.unknown
  return words.hazards.some.replace('{hazards}', () => new Intl.ListFormat(words.lang).format(hazards))
}
