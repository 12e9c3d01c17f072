import type { Finding, ToolReport } from '../../model/conformance.ts'
import type { JudgedFile } from '../../model/world.ts'
import type { Verdict } from './verdict.ts'

/** More of one kind in one file tell a person nothing new. */
const most = 20

/**
 * Let one judge see the files that are its business, one after another; undefined where there are none.
 *
 * @param judge Gives undefined where its program is not there: then `remedy` says how to get it.
 */
export async function reportOf<File extends JudgedFile>(
  tool: string,
  files: readonly File[],
  judge: (file: File) => Promise<Verdict | undefined>,
  remedy?: string,
): Promise<ToolReport | undefined> {
  if (files.length === 0) return undefined
  const began = performance.now()
  const findings: Finding[] = []
  let version = ''
  for (const file of files) {
    const verdict = await judge(file).catch((error: unknown) => failed(tool, file, error))
    if (!verdict)
      return { tool, version, state: 'absent', findings: [], seconds: 0, ...(remedy && { remedy }) }
    version ||= verdict.version
    findings.push(...shortened(verdict.findings))
  }
  const isPassed = findings.every(({ severity }) => severity === 'info')
  const seconds = (performance.now() - began) / 1000
  return { tool, version, state: isPassed ? 'passed' : 'failed', findings, seconds }
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
