import type { EditionAudit } from '../model/audit.ts'
import type { Conformance } from '../model/conformance.ts'
import type { Prover } from '../model/prover.ts'
import { startThread } from './thread.ts'

/** Two threads: one reads files and lays them beside the manuscript, one judges them by the standards. */
export function startProver(): Prover {
  const [reader, judge] = [startThread('audit'), startThread('judge')]
  return {
    begin(written) {
      // Whoever asks for an audit hears of its failure.
      reader.ask('begin', written).catch(() => {})
    },
    audit: (file) => reader.ask('audit', file) as Promise<EditionAudit>,
    judge: (file, full) => judge.ask('judge', file, full) as Promise<Conformance>,
    async close() {
      await Promise.all([reader.close(), judge.close()])
    },
  }
}
