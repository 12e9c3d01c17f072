import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

import { expect, test } from 'vitest'

import { build } from '../scripts/build.ts'
import { rules } from '../scripts/model/rules.ts'
import { reportText } from '../scripts/report/index.ts'
import { memoryWorld } from '../scripts/world/memory.ts'
import { bodyOf } from './reading/body.ts'

const root = path.join(import.meta.dirname, 'cases')
const made = new Set(['out.html', 'report.txt'])

/** A folder with one file, `in.md`, is a manuscript of one chapter. */
const configured = 'title: A Case\nlang: en-GB\nauthors: A. Writer\n'

function manuscriptIn(folder: string): Record<string, Uint8Array | string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .filter((name) => !made.has(name))
  const files = Object.fromEntries(
    names.map((name) => [name, new Uint8Array(readFileSync(path.join(folder, name)))]),
  )
  return names.includes('in.md') ? { 'publication.yaml': configured, ...files } : files
}

/** A new case is a folder of real files: accept its results with `npx vitest -u`, then read them. */
test.for(readdirSync(root))('%s', async (name) => {
  const folder = path.join(root, name)
  const { sources, publication } = await build(memoryWorld({ files: manuscriptIn(folder) }), {
    formats: [],
    draft: true,
  })
  await expect(publication ? bodyOf(publication) : '').toMatchFileSnapshot(path.join(folder, 'out.html'))
  await expect(reportText(sources)).toMatchFileSnapshot(path.join(folder, 'report.txt'))
})

test('every rule has a case', () => {
  const tests = readdirSync(import.meta.dirname, { recursive: true, withFileTypes: true })
  const texts = tests
    .filter((entry) => entry.isFile() && /(?:report.*\.txt|\.test\.ts|\.snap)$/.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
  const uncovered = Object.keys(rules).filter(
    (rule) => !texts.some((text) => new RegExp(`\\b${rule}(?![\\w-])`).test(text)),
  )
  expect(uncovered).toEqual([])
})
