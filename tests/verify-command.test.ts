import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { compareRebuilt, readSecretKey, seal, staysBelow } from '../scripts/integrity/index.ts'
import { writeFolder } from '../scripts/world/output.ts'

const root = path.resolve(import.meta.dirname, '..')
const fixture = (name: string) => path.join(import.meta.dirname, 'integrity', name)
const bytes = (text: string) => new TextEncoder().encode(text)
const files = ['a.epub', 'read/chapter one.html', 'é 📖.pdf', 'two\nlines.txt'].map((name) => ({
  path: name,
  value: bytes(name),
}))

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-verify-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const dist = (...names: string[]) => path.join(folder, 'dist', ...names)
const signer = async () => ({
  key: await readSecretKey(readFileSync(fixture('plain.key'), 'utf8')),
  date: new Date('2026-11-24'),
})

function run(...args: string[]) {
  const program = path.join(root, 'scripts/pamphlet.js')
  return spawnSync(process.execPath, [program, 'verify', ...args], { cwd: folder, encoding: 'utf8' })
}

describe('checksums', () => {
  beforeEach(() => writeFolder(dist(), seal(files)))

  test('a whole folder is sound, and nothing is written', () => {
    const before = readdirSync(folder, { recursive: true })
    expect(run('dist/')).toMatchObject({
      status: 0,
      stdout: '  4 of 4 files are as SHA256SUMS says\n  not signed\n',
      stderr: '',
    })
    expect(readdirSync(folder, { recursive: true })).toEqual(before)
  })

  test('what was changed, is missing or is extra is named', () => {
    writeFileSync(dist('a.epub'), 'b.epub')
    rmSync(dist('two\nlines.txt'))
    mkdirSync(dist('.well-known'))
    writeFileSync(dist('.well-known/more.txt'), '')
    mkdirSync(dist('.git'))
    writeFileSync(dist('.git/HEAD'), '')
    expect(run('dist')).toMatchObject({
      status: 1,
      stdout: '  2 of 4 files are as SHA256SUMS says\n  not signed\n',
      stderr: [
        'dist/a.epub: error: was changed since the checksums were written\n',
        String.raw`dist/two\nlines.txt: error: is missing`,
        '\ndist/.well-known/more.txt: warning: is not in SHA256SUMS; nothing vouches for it\n',
      ].join(''),
    })
  })

  test('an extra file alone is a warning', () => {
    writeFileSync(dist('CNAME'), 'example.org')
    expect(run('dist').status).toBe(0)
  })

  test.each([
    ['up', '../outside.txt'],
    ['up, within', 'read/../../outside.txt'],
    ['a root', path.join(tmpdir(), 'outside.txt')],
    ['a drive', 'C:outside.txt'],
    ['up, on Windows', String.raw`..\\outside.txt`],
  ])('a line that leads out of the folder is refused: %s', (_, name) => {
    writeFileSync(path.join(folder, 'outside.txt'), 'outside')
    appendFileSync(dist('SHA256SUMS'), `${name.includes('\\') ? '\\' : ''}${'0'.repeat(64)}  ${name}\n`)
    const { status, stderr } = run('dist')
    expect(status).toBe(1)
    expect(stderr).toContain('error: leads out of the folder, and was not read')
  })

  test('a link that leads out of the folder is not followed', () => {
    writeFileSync(path.join(folder, 'outside.txt'), 'a.epub')
    rmSync(dist('a.epub'))
    symlinkSync('../outside.txt', dist('a.epub'))
    expect(run('dist').stderr).toBe('dist/a.epub: error: leads out of the folder, and was not read\n')
  })

  test('a list with a line that says nothing, an empty one, and none', () => {
    appendFileSync(dist('SHA256SUMS'), 'nothing\n')
    expect(run('dist')).toMatchObject({
      status: 1,
      stderr: 'dist/SHA256SUMS:5: error: this line names no checksum and file\n',
    })
    writeFileSync(dist('SHA256SUMS'), '')
    expect(run('dist')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('dist/SHA256SUMS: error: names no file\n'),
    })
    rmSync(dist('SHA256SUMS'))
    expect(run('dist')).toMatchObject({
      status: 1,
      stderr: 'There is no SHA256SUMS in dist: nobody can tell whether it is whole.\n',
      stdout: '',
    })
  })

  test('--json says the same', () => {
    writeFileSync(dist('a.epub'), 'b.epub')
    const { status, stdout } = run('dist', '--json')
    expect(status).toBe(1)
    expect(JSON.parse(stdout)).toEqual({
      sound: false,
      hasList: true,
      faults: [],
      files: [
        { path: 'a.epub', state: 'changed' },
        { path: 'read/chapter one.html', state: 'sound' },
        { path: 'two\nlines.txt', state: 'sound' },
        { path: 'é 📖.pdf', state: 'sound' },
      ],
      signature: { state: 'none' },
    })
  })

  test.each([
    [[], 'verify which folder?'],
    [['none'], 'There is no folder none'],
    [['dist', '--key', 'none.pub'], '--key: none.pub is neither a file nor a public key of minisign'],
    [['dist', '--key', 'dist/a.epub'], '--key: the public key is not whole'],
    [['dist', '--manuscript', 'none'], 'There is no folder none'],
    [['dist', '--formats', 'epub'], 'name the --manuscript too'],
  ])('%j is wrong usage', (args, message) => {
    expect(run(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) })
  })

  test('a key, and no signature', () => {
    expect(run('dist', '--key', fixture('plain.pub'))).toMatchObject({
      status: 1,
      stderr: 'dist/SHA256SUMS.minisig: error: is missing: nobody has signed for these files\n',
    })
  })
})

describe('signatures', () => {
  beforeEach(async () => writeFolder(dist(), seal(files, await signer())))
  const said = 'signed with the key D14F5DED4596D906 (timestamp:1795478400, file:SHA256SUMS, hashed)'

  test.each([fixture('plain.pub'), 'RWQG2ZZF7V1P0anyYSkdmj9rg+TMxW+EtOlHSlZTGw1QEP/kUbUI3jM2'])(
    'a key from elsewhere says whose the files are: %s',
    (key) => {
      expect(run('dist', '--key', key)).toMatchObject({
        status: 0,
        stdout: `  5 of 5 files are as SHA256SUMS says\n  ${said}\n`,
        stderr: '',
      })
    },
  )

  test('the key in the folder proves less, and it is said', () => {
    const { status, stdout } = run('dist')
    expect(status).toBe(0)
    expect(stdout).toContain(
      `${said}\n    minisign.pub came with the files: it proves that they belong together, not`,
    )
  })

  test('another key, a changed list and a signature taken away are faults', () => {
    expect(run('dist', '--key', fixture('locked.pub'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('SHA256SUMS.minisig: error: it was made with the key D14F5DED4596D906'),
    })
    appendFileSync(dist('SHA256SUMS'), '# a comment\n')
    expect(run('dist', '--key', fixture('plain.pub'))).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('error: it is not the signature of this file'),
    })
    rmSync(dist('SHA256SUMS.minisig'))
    expect(run('dist').stderr).toContain('SHA256SUMS.minisig: error: is missing')
  })

  test('without any key it is said that there is a signature', () => {
    rmSync(dist('minisign.pub'))
    expect(run('dist').stdout).toContain('signed; to see by whom, name the public key: --key')
  })
})

test('what is made anew is laid beside the list; the public key is not expected of it', () => {
  const listed = ['a', 'b', 'c', 'minisign.pub'].map((name) => ({ path: name, sum: name }))
  const made = [
    { path: 'a', sum: 'a' },
    { path: 'b', sum: 'x' },
    { path: 'd', sum: 'd' },
  ]
  expect(compareRebuilt({ sums: listed }, made)).toEqual([
    { path: 'a', state: 'identical' },
    { path: 'b', state: 'different' },
    { path: 'c', state: 'unmade' },
    { path: 'd', state: 'new' },
  ])
})

test.each(['a', 'a/b', '.nojekyll', '.well-known/x', 'a..b/..c', 'é'])('%j stays below', (name) => {
  expect(staysBelow(name)).toBe(true)
})
test.each(['', '/', '/a', '..', 'a/..', 'a//b', './a', 'a\0b', 'c:/x', '\\\\host\\x'])(
  '%j does not',
  (name) => {
    expect(staysBelow(name)).toBe(false)
  },
)
