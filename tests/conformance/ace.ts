import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

export interface AceViolation {
  readonly rule: string
  readonly impact: string
  /** The file inside the EPUB. */
  readonly file: string
  readonly description: string
  readonly html: string
}

interface Assertion {
  readonly 'earl:testSubject'?: { readonly url: string }
  readonly 'earl:test'?: { readonly 'dct:title': string; readonly 'earl:impact': string }
  readonly 'earl:result': {
    readonly 'earl:outcome': string
    readonly 'dct:description'?: string
    readonly html?: string
  }
  readonly assertions?: readonly Assertion[]
}

/** What Ace 1.4 finds against a file's accessibility: an empty list is a pass. Takes about 11 s. */
export async function runAce(file: string): Promise<readonly AceViolation[]> {
  const ace = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@daisy/ace-cli/package.json')),
    'bin',
    'ace.js',
  )
  const folder = await mkdtemp(path.join(tmpdir(), 'ace-'))
  try {
    const browser = process.env.PUPPETEER_EXECUTABLE_PATH ?? '/usr/bin/chromium-headless-shell'
    const env = { ...process.env, PUPPETEER_EXECUTABLE_PATH: browser }
    // Its exit code says nothing of what it found.
    const { stderr } = await promisify(execFile)('node', [ace, '-s', '-E', '-o', folder, '--force', file], {
      env,
    }).catch((error) => error)
    const report = await readFile(path.join(folder, 'report.json'), 'utf8').catch((cause) => {
      throw new Error(`Ace wrote no report: ${stderr}`, { cause })
    })
    return violationsIn(JSON.parse(report) as Assertion)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function violationsIn(report: Assertion): AceViolation[] {
  return (report.assertions ?? []).flatMap((subject) =>
    (subject.assertions ?? [])
      .filter((assertion) => assertion['earl:result']['earl:outcome'] === 'fail')
      .map((assertion) => ({
        rule: assertion['earl:test']?.['dct:title'] ?? '',
        impact: assertion['earl:test']?.['earl:impact'] ?? '',
        file: subject['earl:testSubject']?.url ?? '',
        description: assertion['earl:result']['dct:description'] ?? '',
        html: assertion['earl:result'].html ?? '',
      })),
  )
}
