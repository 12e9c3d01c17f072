import { auditor } from '../../scripts/audit/index.ts'
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

/** Audit files beside a manuscript. */
export const auditFiles = async (manuscript: Manuscript, files: readonly Edition[]): Promise<Finding[]> =>
  (await auditBeside(manuscript))(files)

/** The one place where the tests meet the audit: reads the manuscript once, for any number of files. */
export async function auditBeside(
  manuscript: Manuscript,
): Promise<(files: readonly Edition[]) => Promise<Finding[]>> {
  const written = await readManuscript(memoryWorld({ files: manuscript }))
  if (!written) throw new Error('The manuscript cannot be read')
  const own = auditor()
  own.begin(written)
  return async (files) => {
    const audits = []
    for (const file of files) audits.push(await own.audit(file))
    return audits.flatMap(({ findings }) =>
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
}

const lost = /^audit-(?:lost|order)$/
const structure = /^audit-(?:structure|lost|table)$/

/** How the audit names its findings of each kind. */
export const rulesAbout: Record<About, RegExp> = {
  'words-missing': /^audit-(?:lost|note|work)$/,
  'words-added': /^audit-(?:added|twice|lost)$/,
  'words-twice': /^audit-(?:twice|added)$/,
  order: lost,
  section: /^audit-(?:lost|order|file|contents|structure)$/,
  paragraph: structure,
  heading: structure,
  note: /^audit-(?:note|lost)$/,
  'note-call': /^audit-note$/,
  backlink: /^audit-note$/,
  citation: /^audit-citation$/,
  locator: /^audit-citation$/,
  work: /^audit-work$/,
  quote: structure,
  epigraph: structure,
  verse: structure,
  code: structure,
  list: structure,
  table: /^audit-table$/,
  cell: /^audit-(?:table|lost|order)$/,
  figure: /^audit-(?:picture|structure)$/,
  caption: /^audit-(?:lost|structure|label)$/,
  alt: /^audit-picture$/,
  picture: /^audit-(?:picture|file)$/,
  link: /^audit-(?:link|citation|file)$/,
  reference: /^audit-(?:link|label)$/,
  label: /^audit-label$/,
  emphasis: /^audit-structure$/,
  language: /^audit-(?:language|metadata)$/,
  metadata: /^audit-metadata$/,
  contents: /^audit-contents$/,
  hidden: /^audit-(?:lost|note)$/,
  unreadable: /^audit-(?:lost|file)$/,
  structure: /^audit-(?:structure|lost|order|table|file)$/,
  page: /^audit-(?:lost|order|twice|file|page)$/,
}
