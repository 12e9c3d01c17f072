import { type Edits, editEpub } from './epub-file.ts'
import type { About, Mutant } from './mutant.ts'

/** A mutant of an EPUB by its edits; where nothing else is said, the finding points into the first file edited. */
export interface EpubDamage {
  readonly name: string
  readonly edits: Edits
  readonly about: readonly About[]
  readonly source: readonly string[]
  /** Files inside that are right, in place of the first edited. */
  readonly part?: readonly string[]
  /** Files inside that are right as well. */
  readonly also?: readonly string[]
  readonly unseen?: string
}

export function epubMutant({ name, edits, about, source, part, also = [], unseen }: EpubDamage): Mutant {
  const first = part ?? Object.keys(edits).slice(0, 1)
  return {
    name,
    of: 'epub',
    damage: (archive) => editEpub(archive, edits),
    expected: { about, source, part: [...first, ...also], ...(unseen && { unseen }) },
  }
}

const inside = <T extends string>(...names: T[]): Record<T, string> =>
  Object.fromEntries(names.map((name) => [name, `OEBPS/${name}.xhtml`])) as Record<T, string>

/** Files inside the EPUB of `../book`. */
export const parts = {
  ...inside('coin', 'epigraph', 'gate', 'keepers', 'preface', 'tables', 'tariff', 'titlepage', 'wordlist'),
  works: 'OEBPS/works-cited.xhtml',
  road: 'OEBPS/the-road.xhtml',
  contents: 'OEBPS/toc.xhtml',
  package: 'OEBPS/content.opf',
} as const
