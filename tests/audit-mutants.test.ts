import path from 'node:path'

import { beforeAll, describe, expect, test } from 'vitest'

import { build } from '../scripts/build.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { auditFiles, type Edition } from './audit/audit-files.ts'
import { judge, right } from './audit/judge.ts'
import { epubMutants } from './audit/mutants/epub.ts'
import { misbuild } from './audit/mutants/misbuild.ts'
import { missteps } from './audit/mutants/trees.ts'
import { blockOf, readManuscript } from './audit/source-place.ts'
import { paintingWorld } from './epub-publication.ts'
import { openEpub, parseXml } from './epub-reader.ts'

const manuscript = readManuscript(path.join(import.meta.dirname, 'audit/book'))
const world = { ...memoryWorld({ files: manuscript }), browser: paintingWorld().browser }
let sound: Edition
let rules: (string | undefined)[] = []

beforeAll(async () => {
  const { artifacts, sources } = await build(world, { formats: ['epub'] })
  rules = sources.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))
  const [epub] = artifacts
  if (!(epub?.value instanceof Uint8Array)) throw new Error('No EPUB was made')
  sound = { path: epub.path, value: epub.value }
})

test('the sound book has one fault: no theme has Arabic letters', () => {
  expect(new Set(rules)).toEqual(new Set(['font-uncovered']))
})

test('the sound book raises no alarm', async () => {
  expect(await auditFiles(manuscript, [sound])).toEqual([])
})

test('no two mutants have one name', () => {
  expect(new Set(epubMutants.map(({ name }) => name)).size).toBe(epubMutants.length)
})

/** Those that are no XML any more, on purpose. */
const broken = new Set(['file of a chapter cut off in the middle'])

describe.each(epubMutants)('$name', ({ name, damage, expected }) => {
  test('is another file that still opens', async () => {
    const value = await damage(sound.value)
    expect(Buffer.compare(value, sound.value)).not.toBe(0)
    const [before, after] = [await openEpub(sound.value), await openEpub(value)]
    expect(after.paths).toEqual(before.paths)
    const changed = after.paths.filter((file) => Buffer.compare(after.bytes(file), before.bytes(file)) !== 0)
    expect(changed).not.toEqual([])
    if (!broken.has(name)) {
      for (const file of changed) if (/\.(?:xhtml|opf|ncx)$/.test(file)) parseXml(after.text(file))
    }
  })

  test('has a place in the manuscript', () => {
    expect(expected.source.map((words) => blockOf(manuscript, words).line)).not.toContain(0)
  })

  test('is caught at its place', async () => {
    const edition = { ...sound, value: await damage(sound.value) }
    const findings = await auditFiles(manuscript, [edition])
    expect(judge(findings, expected, manuscript)).toMatch(right)
  })
})

describe.each(missteps)('made wrongly: $name', ({ change, ...expected }) => {
  test('is another file that still opens', async () => {
    const { value } = await misbuild(world, 'epub', change)
    expect(Buffer.compare(value, sound.value)).not.toBe(0)
    expect((await openEpub(value)).paths).toContain('OEBPS/content.opf')
  })

  test('has a place in the manuscript', () => {
    expect(expected.source.map((words) => blockOf(manuscript, words).line)).not.toContain(0)
  })

  test('is caught at its place', async () => {
    const findings = await auditFiles(manuscript, [await misbuild(world, 'epub', change)])
    expect(judge(findings, expected, manuscript, undefined, 40)).toMatch(right)
  })
})

test('a build without a misstep is the sound one', async () => {
  expect(Buffer.compare((await misbuild(world, 'epub')).value, sound.value)).toBe(0)
})
