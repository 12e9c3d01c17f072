import type { Finding, ToolReport } from '../../model/conformance.ts'
import type { JudgedFile } from '../../model/world.ts'
import type { Verdict } from './verdict.ts'

/** More of one kind in one file tell a person nothing new. */
const most = 20

/** Where judges sit, and what they have said so far. */
export interface Bench {
  /**
   * Let a judge see one more file. What it throws is an error of that file.
   *
   * @param judge Gives undefined where its program is not there: then `remedy` says how to get it.
   */
  ask(
    tool: string,
    file: JudgedFile,
    judge: () => Promise<Verdict | undefined>,
    remedy?: string,
  ): Promise<void>
  /** What has been found in a file. */
  findings(file: JudgedFile): Finding[]
  /** Of those that were asked, in this order. */
  reports(tools: readonly string[]): ToolReport[]
}

export function openBench(): Bench {
  const said = new Map<string, ToolReport>()
  return {
    async ask(tool, file, judge, remedy) {
      const began = performance.now()
      const verdict = await judge().catch((error: unknown) => failed(tool, file, error))
      const before = said.get(tool) ?? { tool, version: '', state: 'passed', findings: [], seconds: 0 }
      if (!verdict) {
        said.set(tool, { ...before, state: 'absent', ...(remedy && { remedy }) })
        return
      }
      const findings = [...before.findings, ...shortened(verdict.findings)]
      said.set(tool, {
        tool,
        version: before.version || verdict.version,
        state: findings.every(({ severity }) => severity === 'info') ? 'passed' : 'failed',
        findings,
        seconds: before.seconds + (performance.now() - began) / 1000,
      })
    },
    findings: ({ path }) =>
      [...said.values()].flatMap(({ findings }) => findings.filter(({ file }) => file === path)),
    reports: (tools) => tools.flatMap((tool) => said.get(tool) ?? []),
  }
}

/** A file that breaks its judge is not sound, or the judge is not: a person has to know of both. */
const failed = (tool: string, { path }: JudgedFile, error: unknown): Verdict => ({
  version: '',
  findings: [
    {
      tool,
      severity: 'error',
      code: 'not-judged',
      reason: `It could not be judged: ${error instanceof Error ? error.message : String(error)}`,
      file: path,
    },
  ],
})

/** The first of each kind, and for the rest one that says how many there are. */
function shortened(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>()
  const kept = findings.filter(({ code }) => {
    counts.set(code, (counts.get(code) ?? 0) + 1)
    return (counts.get(code) ?? 0) <= most
  })
  const rest = [...counts].flatMap(([code, count]) => {
    const example = findings.find((finding) => finding.code === code)
    if (count <= most || !example) return []
    const { tool, severity, file } = example
    return [{ tool, severity, file, code, reason: `and ${count - most} more of the same kind` }]
  })
  return [...kept, ...rest]
}
