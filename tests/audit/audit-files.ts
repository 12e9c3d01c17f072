import { audit } from '../../scripts/audit/index.ts'
import { memoryWorld } from '../../scripts/world/memory.ts'
import { readManuscript } from '../audit-inventory-book.ts'
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

/** The one place where the tests meet the audit. */
export async function auditFiles(manuscript: Manuscript, files: readonly Edition[]): Promise<Finding[]> {
  const written = await readManuscript(memoryWorld({ files: manuscript }))
  if (!written) throw new Error('The manuscript cannot be read')
  return (await audit(written, files)).flatMap(({ findings }) =>
    findings.map(({ rule, edition, reason, source, place }) => ({
      rule,
      edition,
      reason,
      ...(source && { source: { file: source.file, line: source.line ?? 0 } }),
      ...(place && place.file !== '' && { part: place.file }),
      ...(place?.page !== undefined && { page: place.page }),
    })),
  )
}

/** What the audit in place is able to see: mutants that are about other things first are skipped. */
export const sees: ReadonlySet<About> | 'every' = 'every'

/** How the audit names its findings of each kind. Whatever is not told apart there is `/./`. */
export const rulesAbout: Partial<Record<About, RegExp>> = {}
