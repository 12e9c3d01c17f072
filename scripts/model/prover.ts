import type { EditionAudit } from './audit.ts'
import type { Conformance } from './conformance.ts'
import type { JudgedFile } from './world.ts'
import type { Written } from './written.ts'

/** Proves finished files, beside what makes the next ones. */
export interface Prover {
  /** What the author wrote: before any file. */
  begin(written: Written): void
  /** What of it a file holds. */
  audit(file: JudgedFile): Promise<EditionAudit>
  /**
   * What it has against the standards.
   *
   * @param full Programs of others are asked as well, which takes seconds.
   */
  judge(file: JudgedFile, full: boolean): Promise<Conformance>
  close(): Promise<void>
}
