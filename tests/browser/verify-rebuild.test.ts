import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { readPublicKey, verify } from '../../scripts/integrity/index.ts'

const root = path.resolve(import.meta.dirname, '../..')
const key = path.join(root, 'tests/integrity/plain.key')
const title = '“A” & B < C 📖 كتاب'
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-rebuild-'))
  mkdirSync(path.join(folder, 'book/chapters'), { recursive: true })
  write('book/publication.yaml', `title: '${title}'\ndate: 2026-11-24\n`)
  write('book/chapters/01.md', '# One\n\nWords of the chapter.\n')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text)
const read = (name: string) => readFileSync(path.join(folder, name))
const run = (...args: string[]) =>
  spawnSync(process.execPath, [path.join(root, 'scripts/pamphlet.js'), ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PAMPHLET_MINISIGN_KEY: key },
  })
const rebuild = () => run('verify', 'dist', '--key', 'key.pub', '--manuscript', 'book', '--formats', 'epub')

test('a build is signed and is made anew to the same bytes; a changed word is not', () => {
  const built = run('build', 'book', '--formats', 'epub')
  expect(built).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('signed with the key D14F5DED4596D906'),
  })
  const public_ = readFileSync(key.replace('.key', '.pub'), 'utf8')
  write('key.pub', public_)
  const signature = read('dist/SHA256SUMS.minisig').toString()
  const verdict = verify(read('dist/SHA256SUMS'), signature, readPublicKey(public_))
  expect(verdict).toMatchObject({
    isSound: true,
    trustedComment: `timestamp:${Date.UTC(2026, 10, 24) / 1000}\tfile:SHA256SUMS\thashed`,
  })

  const before = readdirSync(folder, { recursive: true })
  const alike = rebuild()
  const files = read('dist/SHA256SUMS').toString().trim().split('\n').length
  expect(alike.stdout).toContain(`${files - 1} of ${files - 1} files made anew are the same, byte for byte`)
  expect(alike.status).toBe(0)
  expect(readdirSync(folder, { recursive: true })).toEqual(before)

  appendFileSync(path.join(folder, 'book/chapters/01.md'), '\nMore.\n')
  const { status, stderr, stdout } = rebuild()
  expect(status).toBe(1)
  expect(stderr).toMatch(/\.epub: error: the manuscript gives other bytes\n/)
  expect(stdout).toContain(`${files} of ${files} files are as SHA256SUMS says`)
})

test('a draft is not signed', () => {
  expect(run('build', 'book', '--formats', 'epub', '--draft', '--out', 'draft').status).toBe(0)
  expect(readdirSync(path.join(folder, 'draft'))).not.toContain('SHA256SUMS.minisig')
})

test('a key that is none stops the build before it begins', () => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts/pamphlet.js'), 'build', 'book'],
    {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, PAMPHLET_MINISIGN_KEY: 'none.key' },
    },
  )
  expect(status).toBe(3)
  expect(stderr).toContain("The key none.key can't be read.")
  expect(stderr).toContain('→ Set PAMPHLET_MINISIGN_KEY')
})

test('a manuscript that has no date says what the clock has to do with it', () => {
  write('book/publication.yaml', `title: '${title}'\n`)
  const { stderr, status } = rebuild()
  expect(status).toBe(1)
  expect(stderr).toContain('set SOURCE_DATE_EPOCH')
})
