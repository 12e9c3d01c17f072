import type { Conformance } from './conformance.ts'
import type { Spot } from './reading.ts'

/** What an audit can find. Each has a mutant in tests/audit that it catches. */
export const auditRules = {
  'audit-lost': 'Words of the manuscript are not in the edition.',
  'audit-order': 'Words of the manuscript stand at another place of the edition.',
  'audit-twice': 'Words of the manuscript stand twice in the edition.',
  'audit-added': 'The edition has words that nobody wrote.',
  'audit-note': 'A note is not where its number leads, or does not lead back.',
  'audit-citation': 'A citation is not printed, or without its locator.',
  'audit-work': 'A cited work is not in the list of works, or not whole.',
  'audit-picture': 'A picture is missing, or its description is.',
  'audit-table': 'Cells of a table are not cells of a table.',
  'audit-link': 'A link leads nowhere, or elsewhere.',
  'audit-structure': 'A heading, quotation, list or program text is not marked as one.',
  'audit-label': 'A number or letter is another than the one it should be.',
  'audit-language': 'Words are marked as of another language.',
  'audit-contents': 'A chapter is missing in the contents, or its entry leads elsewhere.',
  'audit-metadata': 'What the edition says of itself differs from publication.yaml.',
  'audit-file': 'The file itself is faulty.',
} as const

export type AuditRule = keyof typeof auditRules

/** One difference between the manuscript and an edition. */
export interface Finding {
  readonly rule: AuditRule
  /** Path of the edition. */
  readonly edition: string
  /** What is wrong, in one sentence for a person. */
  readonly reason: string
  /** Where it was written; absent where it is about the whole book. */
  readonly source?: Spot
  /** Where to look in the edition. */
  readonly place?: Spot
}

/** What is counted, in the order of the report. */
export const countedThings = [
  'words',
  'notes',
  'citations',
  'works',
  'quotations',
  'figures',
  'cells',
  'appendices',
  'links',
  'references',
] as const

export type Counted = (typeof countedThings)[number]

/** How many of them the manuscript has, and how many of those the edition keeps. */
export interface Count {
  readonly kept: number
  readonly written: number
}

/** One edition's proof. */
export interface EditionAudit {
  readonly edition: string
  readonly counts: Readonly<Partial<Record<Counted, Count>>>
  readonly findings: readonly Finding[]
}

/** The proof of a build: what `audit.json` holds. */
export interface Audit {
  /** Title of the publication. */
  readonly title: string
  readonly language: string
  readonly editions: readonly EditionAudit[]
  readonly conformance: Conformance
}
