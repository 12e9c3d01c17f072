import { findWords } from './words-only.ts'
import type { About } from './mutants/mutant.ts'
import type { Manuscript } from './source-place.ts'

/** A finished file: its path below the output folder, and its bytes. */
export interface Edition {
  readonly path: string
  readonly value: Uint8Array
}

export interface Finding {
  readonly rule: string
  /** Name of the finished file. */
  readonly edition: string
  /** File inside an EPUB. */
  readonly part?: string
  /** Of a PDF, from 1. */
  readonly page?: number
  readonly source?: { readonly file: string; readonly line: number }
  readonly reason: string
}

/**
 * The one place where the tests meet the audit. For now it is a comparison of words alone, of EPUBs only; in its
 * place stands the program's audit, and then `sees` is `every`.
 */
export async function auditFiles(manuscript: Manuscript, files: readonly Edition[]): Promise<Finding[]> {
  const epubs = files.filter(({ path }) => path.endsWith('.epub'))
  return (await Promise.all(epubs.map((epub) => findWords(manuscript, epub)))).flat()
}

/** What the audit in place is able to see: mutants that are about other things first are skipped. */
export const sees: ReadonlySet<About> | 'every' = new Set<About>([
  'words-missing',
  'words-added',
  'words-twice',
])

/** How the audit names its findings of each kind. Whatever is not told apart there is `/./`. */
export const rulesAbout: Partial<Record<About, RegExp>> = {}
