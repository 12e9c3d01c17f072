import type { Facts } from '../../../model/reading.ts'
import { addTo } from '../../../model/lists.ts'
import type { MarkupEvents } from '../markup/events.ts'

/** What the head of a page says of the book: `title`, `meta` by HTML's names and Dublin Core's, `html lang`. */
export function headFacts(): {
  readonly events: MarkupEvents
  readonly facts: () => Omit<Facts, 'contents'>
} {
  const said = new Map<string, string[]>()
  const say = (name: string, value: string): void => {
    const text = value.trim().replaceAll(/\s+/g, ' ')
    if (text !== '') addTo(said, name, text)
  }
  const open: string[] = []
  let title: string | undefined
  return {
    events: {
      open: (name, attributes) => {
        open.push(name)
        if (name === 'html') say('lang', attributes['lang'] ?? attributes['xml:lang'] ?? '')
        // Drawings have titles too.
        if (name === 'title' && open.at(-2) === 'head') title ??= ''
        if (name !== 'meta') return
        const key = attributes['name'] ?? attributes['property'] ?? ''
        say(key.toLowerCase().replace(/^(?:dc|dcterms)[.:]/, ''), attributes['content'] ?? '')
      },
      text: (value) => {
        if (title !== undefined && open.at(-1) === 'title' && open.at(-2) === 'head') title += value
      },
      close: () => {
        open.pop()
      },
    },
    facts: () => factsFrom(said, title),
  }
}

function factsFrom(
  said: ReadonlyMap<string, readonly string[]>,
  title: string | undefined,
): Omit<Facts, 'contents'> {
  const one = (
    key: 'language' | 'publisher' | 'rights' | 'description' | 'date',
    ...names: readonly string[]
  ) => {
    const value = names.flatMap((name) => said.get(name) ?? [])[0]
    return value === undefined ? {} : { [key]: value }
  }
  const named = said.get('title')?.[0] ?? title?.trim().replaceAll(/\s+/g, ' ')
  return {
    ...(named && { title: named }),
    authors: said.get('author') ?? said.get('creator') ?? [],
    identifiers: said.get('identifier') ?? [],
    ...one('language', 'lang', 'language'),
    ...one('publisher', 'publisher'),
    ...one('rights', 'rights', 'copyright'),
    ...one('description', 'description'),
    ...one('date', 'date', 'issued'),
    claims: [...said].flatMap(([name, values]) =>
      /^(?:schema:access|a11y:|conformsto$)/.test(name) ? values.map((value) => `${name}=${value}`) : [],
    ),
  }
}
