import type { Finding } from '../../model/conformance.ts'

/** What one judge says of one file. */
export interface Verdict {
  readonly version: string
  readonly findings: readonly Finding[]
}
