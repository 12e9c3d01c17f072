import type { Artifact } from '../model/format.ts'

/** A file that the page leads to, and what it is called there. */
export interface Record {
  readonly path: string
  readonly name: string
}

/** What the page leads to besides the editions, by path; absent where it is not in the folder. */
export interface Beside {
  readonly smallCover?: string
  /** How to print and fold. */
  readonly printing?: string
  /** Where readers choose chapters and paper. */
  readonly maker?: string
  /** What was checked. */
  readonly proof?: string
  /** Records that reference managers take. */
  readonly citing: readonly Record[]
  /** Those that catalogues take. */
  readonly catalogues: readonly Record[]
}

/** What lies beside the editions. */
export function besideOf(files: readonly Artifact[]): Beside {
  const ending = (end: string): string | undefined => files.find(({ path }) => path.endsWith(end))?.path
  const smallCover = files.find(({ data }) => data.cover?.isSmall)?.path
  const [printing, maker, proof] = ['-printing.html', 'booklet-maker.html', '-audit.html'].map(ending)
  return {
    ...(smallCover && { smallCover }),
    ...(printing && { printing }),
    ...(maker && { maker }),
    ...(proof && { proof }),
    citing: recordsAmong(files, citing),
    catalogues: recordsAmong(files, catalogues),
  }
}

type Named = readonly (readonly [end: string, name: string])[]

const citing: Named = [
  ['.bib', 'BibTeX'],
  ['.csl.json', 'CSL-JSON'],
  ['.cff', 'CITATION.cff'],
]

const catalogues: Named = [
  ['opds.xml', 'OPDS 1.2'],
  ['opds.json', 'OPDS 2.0'],
  ['onix.xml', 'ONIX 3.0'],
  ['metadata.json', 'schema.org (JSON-LD)'],
]

const recordsAmong = (files: readonly Artifact[], named: Named): Record[] =>
  named.flatMap(([end, name]) =>
    files.filter(({ path }) => path.endsWith(end)).map(({ path }) => ({ path, name })),
  )
