import { visit } from 'unist-util-visit'

import { diagnose } from '../model/diagnose.ts'
import type { Section } from '../model/publication.ts'
import type { Words } from '../model/words.ts'
import type { Checked } from './check.ts'
import { labelPattern, literally } from './labels.ts'
import type { Passage } from './prose/passage.ts'

/**
 * An appendix that no other section refers to: by a link, by its label, in a list of letters (“appendices A and B”)
 * or by its title. “The appendices” are all of them, and “the appendix” is the only one.
 */
export function checkAppendices({ sections, passages, words }: Checked): void {
  const appendices = sections.filter(({ role }) => role === 'appendix')
  if (appendices.length === 0) return
  // The text that is no appendix's is the same for all.
  const text = textOf(passages.filter(({ section }) => section.role !== 'appendix'))
  if (saysAll(text, appendices.length, words)) return
  const named = lettersIn(text, words)
  const linked = linkedFrom(sections)
  const inAppendices = passages.filter(({ section }) => section.role === 'appendix')
  for (const appendix of appendices) {
    const letter = letterOf(appendix, words)
    if (linked.has(appendix) || (letter && named.has(letter)) || names(text, appendix)) continue
    const others = textOf(inAppendices.filter(({ section }) => section !== appendix))
    if ((letter && lettersIn(others, words).has(letter)) || names(others, appendix)) continue
    const name = appendix.label ?? `the appendix “${appendix.title}”`
    diagnose(
      appendix.file,
      'appendix-unused',
      `Nothing in the text refers to ${name}`,
      appendix.tree.children[0],
    )
  }
}

const textOf = (passages: readonly Passage[]): string => passages.map(({ text }) => text).join('\n')

/** A title of one word is a word like any other. */
const names = (text: string, { title }: Section): boolean => /\s/.test(title) && text.includes(title)

function saysAll(text: string, count: number, { appendix, appendices }: Words): boolean {
  const nouns = count === 1 ? [appendix, appendices] : [appendices]
  // Where one word is singular and plural, it says nothing of all.
  if (count > 1 && appendix === appendices) return false
  return nouns.some((noun) =>
    new RegExp(String.raw`(?<!\p{L})${literally(noun)}(?!\p{L})(?!\s[A-Z](?!\p{L}))`, 'iu').test(text),
  )
}

function letterOf({ label }: Section, { labels }: Words): string | undefined {
  return label === undefined
    ? undefined
    : [...label.matchAll(labelPattern(labels.appendix, 'appendix'))][0]?.[1]
}

/** Letters behind the noun, alone or in a list: “Appendix A”, “Appendices A, B and D”, “Appendices A–C”. */
function lettersIn(text: string, words: Words): Set<string> {
  const found = new Set(
    [...text.matchAll(labelPattern(words.labels.appendix, 'appendix'))].map(([, one = '']) => one),
  )
  const noun = `(?:${literally(words.appendix)}|${literally(words.appendices)})`
  const list = new RegExp(
    String.raw`(?<!\p{L})${noun}[ \u00A0\n]([A-Z](?:(?:,\s|\s?[–-]\s?|,?\s(?:&|${literally(words.and)}|or|to|bis|à|a)\s)[A-Z](?!\p{L}))+)`,
    'giu',
  )
  for (const [, letters = ''] of text.matchAll(list)) {
    for (const [one] of letters.matchAll(/(?<!\p{L})[A-Z](?!\p{L})/gu)) found.add(one)
    for (const [, from = '', to = ''] of letters.matchAll(/([A-Z])\s?[–-]\s?([A-Z])/g))
      for (let code = from.charCodeAt(0); code < to.charCodeAt(0); code++)
        found.add(String.fromCodePoint(code))
  }
  return found
}

/** The appendices that a link in another section leads into. */
function linkedFrom(sections: readonly Section[]): Set<Section> {
  const homes = new Map<string, Section>()
  for (const section of sections.filter(({ role }) => role === 'appendix')) {
    homes.set(section.id, section)
    visit(section.tree, 'element', ({ properties: { id } }) => {
      if (typeof id === 'string') homes.set(id, section)
    })
  }
  const linked = new Set<Section>()
  for (const section of sections) {
    visit(section.tree, 'element', ({ tagName, properties: { href } }) => {
      const home = tagName === 'a' && typeof href === 'string' ? homes.get(href.replace(/^#/, '')) : undefined
      // The works cited lead back to wherever they are cited.
      if (home && home !== section && section.role !== 'bibliography') linked.add(home)
    })
  }
  return linked
}
