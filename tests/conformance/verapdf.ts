import { execFile, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const fetched = path.resolve(import.meta.dirname, '../../node_modules/.cache/verapdf/verapdf')

/** veraPDF on the path, or where tests/conformance/get-verapdf put it. */
export function findVerapdf(): string | undefined {
  if (existsSync(fetched)) return fetched
  return spawnSync('verapdf', ['--version']).status === 0 ? 'verapdf' : undefined
}

interface Report {
  readonly report: {
    readonly jobs: readonly {
      readonly itemDetails: { readonly name: string }
      readonly validationResult?: readonly {
        readonly compliant: boolean
        readonly details: {
          readonly ruleSummaries: readonly { clause: string; testNumber: number; description: string }[]
        }
      }[]
      readonly taskException?: unknown
    }[]
  }
}

/** Failed rules of PDF/UA-1, by veraPDF; a file that it can't judge is a failure too (4 s). */
export async function runVerapdf(program: string, files: readonly string[]): Promise<string[]> {
  const run = promisify(execFile)(program, ['--flavour', 'ua1', '--format', 'json', ...files], {
    maxBuffer: 1e8,
  })
  // It exits with 1 where a rule fails, and writes its report all the same.
  const { stdout } = await run.catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }))
  const { report } = JSON.parse(stdout) as Report
  const failed = report.jobs.flatMap(({ itemDetails, validationResult }) => {
    const [result] = validationResult ?? []
    if (!result) return [`${itemDetails.name}: not judged`]
    return result.details.ruleSummaries.map(
      ({ clause, testNumber, description }) => `${clause}-${testNumber}: ${description}`,
    )
  })
  return report.jobs.length === files.length ? failed : [...failed, 'not every file was judged']
}
