import type { Finding } from '../../model/conformance.ts'
import type { JudgedFile, World } from '../../model/world.ts'
import type { Verdict } from './verdict.ts'

export const verapdf = 'veraPDF'

interface Report {
  readonly report: {
    readonly buildInformation?: {
      readonly releaseDetails?: readonly { readonly id: string; readonly version: string }[]
    }
    readonly jobs: readonly {
      readonly itemDetails: { readonly name: string }
      readonly validationResult?: readonly {
        readonly details: { readonly ruleSummaries: readonly RuleSummary[] }
      }[]
    }[]
  }
}

interface RuleSummary {
  readonly clause: string
  readonly testNumber: number
  readonly description: string
  readonly checks?: readonly { readonly context?: string }[]
}

/** Rules of PDF/UA-1 that a PDF fails, by veraPDF; undefined where that is not there (4 s). */
export async function judgeByVerapdf(
  { path, value }: JudgedFile,
  world: Pick<World, 'judge'>,
): Promise<Verdict | undefined> {
  // It exits with 1 where a rule fails, and writes its report all the same.
  const judgement = await world.judge(
    'verapdf',
    ['--flavour', 'ua1', '--format', 'json', 'book.pdf'],
    [{ path: 'book.pdf', value }],
  )
  if (!judgement) return undefined
  if (!judgement.result.startsWith('{')) throw new Error(`veraPDF wrote no report: ${judgement.output}`)
  const { report } = JSON.parse(judgement.result) as Report
  const result = report.jobs[0]?.validationResult?.[0]
  if (!result) throw new Error('veraPDF could not judge the file')
  const version = report.buildInformation?.releaseDetails?.find(({ id }) => id === 'core')?.version
  return {
    version: version ?? '',
    findings: result.details.ruleSummaries.map((summary) => findingOf(summary, path)),
  }
}

function findingOf({ clause, testNumber, description, checks = [] }: RuleSummary, file: string): Finding {
  const page = checks.map(({ context }) => /pages\[(\d+)\]/.exec(context ?? '')?.[1]).find(Boolean)
  return {
    tool: verapdf,
    severity: 'error',
    code: `${clause}-${testNumber}`,
    reason: description,
    file,
    ...(page !== undefined && { page: Number(page) + 1 }),
  }
}
