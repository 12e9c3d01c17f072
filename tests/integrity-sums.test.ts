import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { sumsOf } from '../scripts/integrity/index.ts'
import { formatSums, parseSums } from '../scripts/model/sums.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const hasCoreutils = spawnSync('sha256sum', ['--version']).stdout?.includes('coreutils')
if (!hasCoreutils) process.stderr.write('SKIPPED: sha256sum of coreutils is not installed\n')

const odd = [
  'a.epub',
  'read/chapter one.html',
  'back\\slash',
  'back\\nslash',
  'two\nlines',
  'carriage\rreturn',
  ' blanks ',
  'é ﬁ 📖.pdf',
  'كتاب.epub',
  `${'x'.repeat(250)}`,
  '\u{FF5E}',
  '*star',
  '#hash',
].map((name) => ({ path: name, value: bytes(name) }))

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-sums-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(files: typeof odd) {
  for (const { path: name, value } of files) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true })
    writeFileSync(path.join(folder, name), value)
  }
  writeFileSync(path.join(folder, 'SHA256SUMS'), sumsOf(files))
}

const coreutils = (...args: string[]) =>
  spawnSync('sha256sum', args, { cwd: folder, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })

describe.skipIf(!hasCoreutils)('SHA256SUMS, by coreutils', () => {
  test('every file of odd name is found and sound, and a changed one is not', () => {
    write(odd)
    expect(coreutils('--strict', '-c', 'SHA256SUMS')).toMatchObject({ status: 0, stderr: '' })
    writeFileSync(path.join(folder, 'two\nlines'), 'changed')
    expect(coreutils('--strict', '-c', 'SHA256SUMS').status).toBe(1)
  })

  test('the list is the one that sha256sum itself writes', () => {
    write(odd)
    const sorted = odd
      .map((file) => file.path)
      .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    expect(sumsOf(odd)).toBe(coreutils('--', ...sorted).stdout)
  })
})

test('the order of the files does not matter, and it is that of the bytes', () => {
  const names = ['\u{1F4D6}', '\u{FF5E}', 'b', 'a/b', 'a', 'B'].map((name) => ({
    path: name,
    value: bytes(''),
  }))
  expect(sumsOf(names)).toBe(sumsOf(names.toReversed()))
  const read = parseSums(sumsOf(names)).sums.map((sum) => sum.path)
  expect(read).toEqual(['B', 'a', 'a/b', 'b', '\u{FF5E}', '\u{1F4D6}'])
})

test('what was written is read back; lines that say nothing are named', () => {
  const sum = 'ab'.repeat(32)
  const sums = odd.map((file) => ({ path: file.path, sum }))
  expect(parseSums(formatSums(sums))).toEqual({ sums, faults: [] })
  const text = `# by hand\n${sum} *binary\n\n${sum.toUpperCase()}  upper\n${sum} one-blank\nnothing\n\\${sum}  bad\\x\n`
  expect(parseSums(text)).toEqual({
    sums: [
      { path: 'binary', sum },
      { path: 'upper', sum },
    ],
    faults: [5, 6, 7],
  })
})
