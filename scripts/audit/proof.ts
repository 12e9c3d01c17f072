import type { Audit, EditionAudit } from '../model/audit.ts'
import type { Conformance, ToolReport } from '../model/conformance.ts'
import type { Metadata } from '../model/metadata.ts'
import type { Prover } from '../model/prover.ts'
import type { JudgedFile } from '../model/world.ts'

/** What was found in one file. */
export interface Proof {
  /** Absent where there is no manuscript to lay beside it. */
  readonly audit?: EditionAudit
  readonly conformance: Conformance
}

/**
 * Let a file be proven. Both halves are waited for together, so none fails unheard.
 *
 * @param isWritten Whether the prover has been told what was written.
 * @param full Programs of others are asked as well, which takes seconds.
 */
export async function prove(
  file: JudgedFile,
  prover: Prover,
  { isWritten, full }: { readonly isWritten: boolean; readonly full: boolean },
): Promise<Proof> {
  const [audit, conformance] = await Promise.all([
    isWritten ? prover.audit(file) : undefined,
    prover.judge(file, full),
  ])
  return { conformance, ...(audit && { audit }) }
}

/** The proofs of all files as one. */
export function joinProofs(
  { title, lang }: Pick<Metadata, 'title' | 'lang'>,
  proofs: readonly Proof[],
): Audit {
  const tools = new Map<string, ToolReport>()
  for (const { conformance } of proofs) {
    for (const report of conformance.tools) {
      const known = tools.get(report.tool)
      tools.set(report.tool, known ? joined(known, report) : report)
    }
  }
  const reports = [...tools.values()]
  return {
    title,
    language: lang,
    editions: proofs.flatMap(({ audit }) => audit ?? []),
    conformance: { tools: reports, findings: reports.flatMap(({ findings }) => findings) },
  }
}

/** A tool has failed where it has failed once. */
function joined(one: ToolReport, other: ToolReport): ToolReport {
  const states = new Set([one.state, other.state])
  const state = states.has('failed') ? 'failed' : states.has('passed') ? 'passed' : 'absent'
  return {
    ...one,
    version: one.version || other.version,
    state,
    findings: [...one.findings, ...other.findings],
    seconds: one.seconds + other.seconds,
  }
}

/** True where nothing is lost, and no standard broken. */
export const isProven = ({ editions, conformance }: Audit): boolean =>
  editions.every(({ findings }) => findings.length === 0) &&
  conformance.findings.every(({ severity }) => severity !== 'error')
