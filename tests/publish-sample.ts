import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { type FolderFile, seal } from '../scripts/integrity/index.ts'
import type { Audit } from '../scripts/model/audit.ts'
import { auditJson } from '../scripts/report/audit/index.ts'
import { writeFolder } from '../scripts/world/output.ts'
import { soundAudit } from './audit-report-sample.ts'

const root = path.resolve(import.meta.dirname, '..')

/** Odd names and odd bytes: what a filter of git or of a shell would spoil. */
export const sampleFiles: Readonly<Record<string, string>> = {
  'a.epub': 'binary\r\n\0\u0001 $Id$',
  'read/one two.html': 'one\r\ntwo\r\n',
  'é “quoted” 📖 كتاب.pdf': 'pdf',
  '-dash.txt': '',
}

interface Proof {
  readonly audit?: Partial<Audit>
  readonly isDraft?: boolean
}

/** A folder as a build leaves it, with its proof. */
export async function writeBuilt(
  folder: string,
  texts: Readonly<Record<string, string>> = sampleFiles,
  { audit = {}, isDraft = false }: Proof = {},
): Promise<void> {
  const proof = auditJson({ ...soundAudit(), title: 'A “Title” & <more>', ...audit }, isDraft)
  await writeFolder(folder, seal(filesOf({ ...texts, 'audit.json': proof })))
}

const filesOf = (texts: Readonly<Record<string, string>>): FolderFile[] =>
  Object.entries(texts).map(([name, text]) => ({ path: name, value: new TextEncoder().encode(text) }))

/** Write files below a folder by hand, as a person would. */
export function put(folder: string, texts: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(texts)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
}

export const textAt = (...names: string[]): string => readFileSync(path.join(...names), 'utf8')

/** `pamphlet publish`, run from a folder. */
export const publish = (cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  spawnSync(process.execPath, [path.join(root, 'scripts/pamphlet.js'), 'publish', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
