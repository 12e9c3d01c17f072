import type { Finding } from '../../model/conformance.ts'
import type { JudgedFile, World } from '../../model/world.ts'
import type { Verdict } from './verdict.ts'

export const ace = 'Ace'

interface Assertion {
  readonly 'earl:assertedBy'?: unknown
  readonly 'earl:testSubject'?: { readonly url: string }
  readonly 'earl:test'?: { readonly 'dct:title': string; readonly 'earl:impact': string }
  readonly 'earl:result': {
    readonly 'earl:outcome': string
    readonly 'dct:description'?: string
    readonly html?: string
  }
  readonly assertions?: readonly Assertion[]
}

interface Report extends Assertion {
  readonly 'earl:assertedBy'?: { readonly 'doap:release'?: { readonly 'doap:revision'?: string } }
}

/**
 * What Ace by DAISY finds against an EPUB's accessibility; undefined where it, or a browser, is not there (11 s).
 */
export async function judgeByAce(
  { path, value }: JudgedFile,
  world: Pick<World, 'judge'>,
): Promise<Verdict | undefined> {
  // Its exit code says nothing of what it found.
  const judgement = await world.judge(
    'ace',
    ['-s', '-E', '-o', 'report', 'book.epub'],
    [{ path: 'book.epub', value }],
  )
  if (!judgement) return undefined
  const bytes = judgement.files.get('report/report.json')
  if (!bytes) throw new Error(`Ace wrote no report: ${judgement.output}`)
  const report = JSON.parse(new TextDecoder().decode(bytes)) as Report
  return {
    version: report['earl:assertedBy']?.['doap:release']?.['doap:revision'] ?? '',
    findings: violationsIn(report, path),
  }
}

function violationsIn(report: Report, file: string): Finding[] {
  return (report.assertions ?? []).flatMap((subject) =>
    (subject.assertions ?? [])
      .filter((assertion) => assertion['earl:result']['earl:outcome'] === 'fail')
      .map((assertion) => {
        const { 'earl:test': rule, 'earl:result': result } = assertion
        return {
          tool: ace,
          severity: /^(?:critical|serious)$/.test(rule?.['earl:impact'] ?? '') ? 'error' : 'warning',
          code: rule?.['dct:title'] ?? '',
          reason: [result['dct:description'], result.html].filter(Boolean).join(': '),
          file,
          part: subject['earl:testSubject']?.url ?? '',
        }
      }),
  )
}
