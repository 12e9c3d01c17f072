import {
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

import { afterEach, beforeEach, expect, test } from 'vitest'

import { seal } from '../scripts/integrity/index.ts'
import { EnvironmentError } from '../scripts/model/world.ts'
import { type Output, writeFolder } from '../scripts/world/output.ts'

let folder = ''

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-output-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const bytes = (text: string) => new TextEncoder().encode(text)
const writeEditions = (to: string, files: readonly Output[]) => writeFolder(to, seal(files))
const dist = () => path.join(folder, 'dist')

test('writes the files and their sums, and leaves nothing beside them', async () => {
  await writeEditions(dist(), [{ path: 'a.epub', value: bytes('a') }])
  expect(readdirSync(folder)).toEqual(['dist'])
  expect(readdirSync(dist())).toEqual(['SHA256SUMS', 'a.epub'])
  expect(readFileSync(path.join(dist(), 'SHA256SUMS'), 'utf8')).toBe(
    'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb  a.epub\n',
  )
})

test('replaces what the last build wrote, and keeps what a person put there', async () => {
  await writeEditions(dist(), [{ path: 'old.epub', value: bytes('old') }])
  writeFileSync(path.join(dist(), 'letter.txt'), 'mine')
  await writeEditions(dist(), [{ path: 'new.epub', value: bytes('new') }])
  expect(readdirSync(dist())).toEqual(['SHA256SUMS', 'letter.txt', 'new.epub'])
  expect(readFileSync(path.join(dist(), 'letter.txt'), 'utf8')).toBe('mine')
})

test('a person’s files beside ours, in one folder, stay as well', async () => {
  const page = (name: string) => ({ path: `read/${name}.html`, value: bytes(name) })
  await writeEditions(dist(), [page('one'), page('two'), { path: 'gone/old.html', value: bytes('old') }])
  writeFileSync(path.join(dist(), 'read/notes.txt'), 'mine')
  mkdirSync(path.join(dist(), 'read/pictures/old'), { recursive: true })
  writeFileSync(path.join(dist(), 'read/pictures/old/a.png'), 'mine')
  symlinkSync('nowhere', path.join(dist(), 'read/link'))
  writeFileSync(path.join(dist(), 'gone/letter.txt'), 'mine')
  await writeEditions(dist(), [page('one')])
  expect(readdirSync(dist(), { recursive: true }).toSorted()).toEqual([
    'SHA256SUMS',
    'gone',
    'gone/letter.txt',
    'read',
    'read/link',
    'read/notes.txt',
    'read/one.html',
    'read/pictures',
    'read/pictures/old',
    'read/pictures/old/a.png',
  ])
  await writeEditions(dist(), [{ path: 'a.epub', value: bytes('a') }])
  expect(readdirSync(dist())).toEqual(['SHA256SUMS', 'a.epub', 'gone', 'read'])
})

test('a failure in the middle leaves the old editions as they were', async () => {
  await writeEditions(dist(), [{ path: 'a.epub', value: bytes('old') }])
  const twice = [
    { path: 'a.epub', value: bytes('new') },
    { path: 'a.epub', value: bytes('newer') },
  ]
  await expect(writeEditions(dist(), twice)).rejects.toBeInstanceOf(EnvironmentError)
  expect(readFileSync(path.join(dist(), 'a.epub'), 'utf8')).toBe('old')
  expect(readdirSync(folder)).toEqual(['dist'])
})

test('a folder that cannot be made is an environment error', async () => {
  writeFileSync(path.join(folder, 'file'), '')
  await expect(writeEditions(path.join(folder, 'file/dist'), [])).rejects.toBeInstanceOf(EnvironmentError)
})
