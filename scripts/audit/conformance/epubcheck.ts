import type { Finding } from '../../model/conformance.ts'
import type { Judgement, JudgedFile, World } from '../../model/world.ts'
import type { Verdict } from './verdict.ts'

export const epubcheck = 'EPUBCheck'

/** Only says that the style sheet declares fonts, which no book with fonts of its own can avoid. */
const fontsDeclared = 'CSS-028'

interface Report {
  readonly messages: readonly {
    readonly ID: string
    readonly severity: 'FATAL' | 'ERROR' | 'WARNING' | 'INFO' | 'USAGE'
    readonly message: string
    readonly locations: readonly { readonly path: string; readonly line: number; readonly column: number }[]
  }[]
  readonly checker: { readonly checkerVersion: string }
}

/**
 * What EPUBCheck says of an EPUB, usage hints included but for those passed over; undefined where it, or Java, is not
 * there (4 s).
 */
export async function judgeByEpubcheck(
  { path, value }: JudgedFile,
  world: Pick<World, 'judge'>,
  passedOver: readonly string[] = [fontsDeclared],
): Promise<Verdict | undefined> {
  const judgement = await world.judge(
    'epubcheck',
    ['-u', '-j', 'report.json', 'book.epub'],
    [{ path: 'book.epub', value }],
  )
  if (!judgement) return undefined
  const { messages, checker } = reportIn(judgement)
  return {
    version: checker.checkerVersion,
    findings: messages
      .filter(({ ID }) => !passedOver.includes(ID))
      .flatMap((message) => findingsOf(message, path)),
  }
}

function reportIn({ files, output }: Judgement): Report {
  const report = files.get('report.json')
  if (!report) throw new Error(`EPUBCheck wrote no report: ${output}`)
  return JSON.parse(new TextDecoder().decode(report)) as Report
}

function findingsOf(
  { ID, severity, message, locations }: Report['messages'][number],
  file: string,
): Finding[] {
  const finding = { tool: epubcheck, severity: severities[severity], code: ID, reason: message, file }
  if (locations.length === 0) return [finding]
  // A line of -1 is that of the whole file.
  return locations.map(({ path, line, column }) => ({
    ...finding,
    part: path,
    ...(line > 0 && { line }),
    ...(column > 0 && { column }),
  }))
}

const severities = {
  FATAL: 'error',
  ERROR: 'error',
  WARNING: 'warning',
  INFO: 'info',
  USAGE: 'info',
} as const
