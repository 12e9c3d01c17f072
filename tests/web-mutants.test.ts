import path from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import { auditBeside, type Edition } from './audit/audit-files.ts'
import { judge, right } from './audit/judge.ts'
import type { WebFiles } from './audit/mutants/web-file.ts'
import { folderMutants, wholeMutants } from './audit/mutants/web.ts'
import { blockOf, readManuscript } from './audit/source-place.ts'
import { webFolderOf } from './site/book.ts'

/** Damages of the web edition that the audit has to find, each at its place. */
const manuscript = readManuscript(path.join(import.meta.dirname, 'audit/book'))
const whole = 'toll-house.html'
const first = 'read/index.html'
let sound: WebFiles
let audit: Awaited<ReturnType<typeof auditBeside>>

beforeAll(async () => {
  sound = await webFolderOf(manuscript)
  audit = await auditBeside(manuscript)
})

/** As the audit gets it: the one page, or the first page with all other files of the folder. */
function editionOf(files: WebFiles, name: string): Edition {
  const value = files.get(name)
  if (!value) throw new Error(`There is no ${name}`)
  const parts = [...files]
    .filter(([other]) => name === first && other !== first && other.startsWith('read/'))
    .map(([other, bytes]) => ({ path: other, value: bytes }))
  return { path: name, value, ...(parts.length > 0 && { parts }) }
}

test('the sound edition raises no alarm', async () => {
  expect(await audit([editionOf(sound, whole), editionOf(sound, first)])).toEqual([])
})

describe.each([
  ['the one page', whole, wholeMutants],
  ['the folder', first, folderMutants],
] as const)('%s', (_title, name, mutants) => {
  test('no two mutants have one name', () => {
    expect(new Set(mutants.map((mutant) => mutant.name)).size).toBe(mutants.length)
    expect(mutants.length).toBeGreaterThan(15)
  })

  test.each(mutants)('$name', async ({ damage, ...expected }) => {
    expect(expected.source.map((words) => blockOf(manuscript, words).line)).not.toContain(0)
    const findings = await audit([editionOf(damage(sound), name)])
    expect(judge(findings, expected, manuscript)).toMatch(right)
    expect(new Set(findings.map(({ edition }) => edition))).toEqual(new Set([name]))
  })
})
