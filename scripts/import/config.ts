import { stringify } from 'yaml'

import type { Contents, ImportedFile } from './files.ts'
import type { Front } from './front.ts'

/** `publication.yaml`, with the fields that only a person can fill in as comments. */
export function writeConfig(front: Front, lang: string, contents: Contents): ImportedFile {
  const { title, subtitle, authors, date } = front
  const known = {
    title,
    ...(subtitle && { subtitle }),
    ...(authors.length > 0 && { authors: authors.length === 1 ? authors[0] : authors }),
    ...(date && { date }),
    lang,
    csl: 'mla',
    contents: listsOf(contents),
  }
  const open = [
    ...(authors.length > 0 ? [] : ['# authors: Name of the author']),
    ...(date ? [] : ['# date: YYYY-MM-DD']),
    '# publisher: Name of the publisher',
    '# rights: Who holds the rights, and since when',
    '# license: Name or address of a licence',
    '# description: What the text is about, in two sentences',
  ]
  const advice = '# Fill in what applies, and remove the # before it.'
  return {
    path: 'publication.yaml',
    value: `${stringify(known, { lineWidth: 0 })}\n${advice}\n${open.join('\n')}\n`,
  }
}

function listsOf({ numbered, front, body, appendices, back }: Contents): Record<string, unknown> {
  const lists = Object.entries({ front, body, appendices, back }).filter(([, files]) => files.length > 0)
  return {
    numbered,
    ...Object.fromEntries(lists.map(([name, files]) => [name, files.map(({ path }) => path)])),
  }
}
