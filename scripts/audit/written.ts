import type { VFile } from 'vfile'

import type { Metadata } from '../model/metadata.ts'
import type { Spot } from '../model/reading.ts'
import type { Config, Source } from '../model/source.ts'
import type { Words } from '../model/words.ts'
import type { Written } from '../model/written.ts'

/** The manuscript as its files were read, before anything is made of them. */
export interface Manuscript {
  readonly texts: readonly Source[]
  readonly bibliography: readonly VFile[]
  readonly metadata: Metadata
  readonly words: Words
  readonly config: Config
  /** What the citation style says of itself. */
  readonly style?:
    | { readonly notes: boolean; readonly labels: Iterable<readonly [string, unknown]> }
    | undefined
}

/** Plain data of it, that can go to another thread. */
export function writtenOf({ texts, bibliography, metadata, words, config, style }: Manuscript): Written {
  return {
    sources: texts.map(({ file, at, matter, role, depth }) => {
      const place = at && config.at(at)
      return {
        path: file.path,
        text: String(file),
        matter,
        depth,
        ...(role && { role }),
        ...(place && { place }),
      }
    }),
    facts: {
      metadata,
      words,
      bibliography: bibliography.map((file) => ({ path: file.path, text: String(file) })),
      places: placesOf(metadata, config),
      ...(style && {
        citesInNotes: style.notes,
        locatorLabels: Array.from(style.labels, ([label]) => label),
      }),
    },
  }
}

const fields = { language: 'lang', title: 'title', subtitle: 'subtitle', publisher: 'publisher' } as const
const others = ['rights', 'date', 'description'] as const

function placesOf({ authors, identifiers }: Metadata, config: Config): Record<string, Spot> {
  const places: Record<string, Spot> = {}
  const mark = (name: string, path: readonly (string | number)[]): void => {
    places[name] = { file: config.file.path, ...config.at(path) }
  }
  for (const [name, field] of Object.entries(fields)) mark(name, [field])
  for (const name of others) mark(name, [name])
  for (const [index, { name }] of authors.entries()) mark(`authors.${name}`, ['authors', index])
  for (const [index, { value }] of identifiers.entries()) mark(`identifiers.${value}`, ['identifiers', index])
  return places
}
