import { isMap, isSeq, type Node, parseDocument } from 'yaml'

import type { Work } from './works.ts'

/** Entries of CSL-YAML or CSL-JSON (JSON is YAML): a list, or one under `references`. */
export function yamlWorks(text: string, isWanted: (key: string) => boolean): Work[] {
  const document = parseDocument(text, { prettyErrors: false })
  if (document.errors.length > 0) return []
  const top = document.contents
  const list = isMap(top) ? top.get('references') : top
  if (!isSeq(list)) return []
  return list.items.flatMap((item) => {
    if (!isMap(item)) return []
    const key = String(item.get('id') ?? item.get('citation-key') ?? '')
    if (key === '' || !isWanted(key)) return []
    const entry = (item as Node).toJS(document) as Record<string, unknown>
    const { title } = entry
    const people = listOf(entry['author'] ?? entry['editor'])
    return [
      {
        key,
        offset: item.range?.[0] ?? 0,
        name: nameOf(people[0]),
        also: `${yearOf(entry['issued'])} ${people.length === 2 ? nameOf(people[1]) : ''}`,
        title: typeof title === 'string' || typeof title === 'number' ? withoutTags(String(title)) : '',
      },
    ]
  })
}

/** CSL allows some HTML in a title (CSL 1.0.2, “Rich text”). */
const withoutTags = (title: string): string => title.replaceAll(/<\/?(?:i|b|sc|sup|sub|span)\b[^>]*>/g, '')

const listOf = (people: unknown): readonly unknown[] =>
  Array.isArray(people) ? people : people === undefined ? [] : [people]

/** CSL has dates in parts, as texts in EDTF, or as they are printed. */
function yearOf(date: unknown): string {
  const parts =
    typeof date === 'object' && date !== null ? (date as Record<string, unknown>)['date-parts'] : date
  return /\d{4}/.exec(JSON.stringify(parts) ?? '')?.[0] ?? ''
}

function nameOf(first: unknown): string {
  if (typeof first === 'string') return first
  if (typeof first !== 'object' || first === null) return ''
  const { family, literal, name } = first as Record<string, unknown>
  const found = family ?? literal ?? name
  return typeof found === 'string' ? found : ''
}
