import { readFileSync } from 'node:fs'
import path from 'node:path'

import { judgeByAce } from '../../scripts/audit/conformance/ace.ts'
import { judgeByEpubcheck } from '../../scripts/audit/conformance/epubcheck.ts'
import type { Verdict } from '../../scripts/audit/conformance/verdict.ts'
import { judgeByVerapdf } from '../../scripts/audit/conformance/verapdf.ts'
import type { Finding } from '../../scripts/model/conformance.ts'
import type { JudgedFile } from '../../scripts/model/world.ts'
import { runJudge } from '../../scripts/world/judge.ts'

const world = { judge: runJudge }

const fileAt = (file: string): JudgedFile => ({ path: path.basename(file), value: readFileSync(file) })

/** What EPUBCheck 5.3 finds, usage hints included but for those passed over: an empty list is a pass. */
export async function runEpubcheck(
  file: string,
  passedOver?: readonly string[],
): Promise<readonly Finding[]> {
  const verdict = there(await judgeByEpubcheck(fileAt(file), world, passedOver))
  if (!verdict.version.startsWith('5.3')) throw new Error(`EPUBCheck ${verdict.version}`)
  return verdict.findings
}

/** What Ace 1.4 finds: an empty list is a pass. */
export async function runAce(file: string): Promise<readonly Finding[]> {
  const { version, findings } = there(await judgeByAce(fileAt(file), world))
  if (!version.startsWith('1.4')) throw new Error(`Ace ${version}`)
  return findings
}

/** Failed rules of PDF/UA-1, by veraPDF. */
export async function runVerapdf(file: string): Promise<readonly Finding[]> {
  return there(await judgeByVerapdf(fileAt(file), world)).findings
}

function there(verdict: Verdict | undefined): Verdict {
  if (!verdict) throw new Error('A program that judges is not there: npm run pamphlet -- doctor')
  return verdict
}
