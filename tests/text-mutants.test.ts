import path from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import { build } from '../scripts/build.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { auditFiles, type Edition } from './audit/audit-files.ts'
import { judge, right } from './audit/judge.ts'
import { misbuild } from './audit/mutants/misbuild.ts'
import { textMutants } from './audit/mutants/text.ts'
import { missteps } from './audit/mutants/trees.ts'
import { blockOf, readManuscript } from './audit/source-place.ts'
import { paintingWorld } from './epub-publication.ts'

const manuscript = readManuscript(path.join(import.meta.dirname, 'audit/book'))
const world = { ...memoryWorld({ files: manuscript }), browser: paintingWorld().browser }
let sound: Edition

beforeAll(async () => {
  const { artifacts } = await build(world, { formats: ['text'] })
  const [text] = artifacts
  if (!(text?.value instanceof Uint8Array)) throw new Error('No text was made')
  sound = { path: text.path, value: text.value }
})

test('the sound text raises no alarm', async () => {
  expect(await auditFiles(manuscript, [sound])).toEqual([])
})

test('no two mutants have one name', () => {
  expect(new Set(textMutants.map(({ name }) => name)).size).toBe(textMutants.length)
})

test.each(textMutants)('$name', async ({ damage, expected }) => {
  const value = await damage(sound.value)
  expect(Buffer.compare(value, sound.value)).not.toBe(0)
  expect(expected.source.map((words) => blockOf(manuscript, words).line)).not.toContain(0)
  const findings = await auditFiles(manuscript, [{ ...sound, value }])
  expect(judge(findings, expected, manuscript)).toMatch(right)
})

/** Pictures, title and authors are words like others in a plain text: nothing says what they are. */
const unsaid = new Set([
  'descriptions of pictures dropped',
  'title of the book changed',
  'second author dropped',
])

describe.each(missteps.filter(({ name }) => !unsaid.has(name)))(
  'made wrongly: $name',
  ({ change, ...expected }) => {
    test('is caught at its place', async () => {
      const edition = await misbuild(world, 'text', change)
      expect(Buffer.compare(edition.value, sound.value)).not.toBe(0)
      expect(judge(await auditFiles(manuscript, [edition]), expected, manuscript, undefined, 40)).toMatch(
        right,
      )
    })
  },
)
