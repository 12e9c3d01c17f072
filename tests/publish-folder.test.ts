import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { fitnessOf, planReplacement } from '../scripts/integrity/index.ts'
import { faultyAudit } from './audit-report-sample.ts'
import { publish, put, sampleFiles, textAt, writeBuilt } from './publish-sample.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pamphlet-publish-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (...names: string[]) => path.join(folder, ...names)
const run = (...args: string[]) => publish(folder, args)
const all = (name: string) => readdirSync(at(name), { recursive: true, encoding: 'utf8' }).toSorted()

test('a folder gets every file of the list, byte for byte, and nothing else', async () => {
  await writeBuilt(at('dist'))
  put(at('dist'), { 'notes.txt': 'mine' })
  const { status, stdout, stderr } = run('--to', 'public/site')
  expect({ status, stderr }).toEqual({
    status: 0,
    stderr: 'dist/notes.txt: warning: is not in SHA256SUMS, and is not published\n',
  })
  expect(stdout).toMatch(/ {2}6 added, 0 changed, 0 removed, 0 as they were\nPublished to public\/site\n$/)
  for (const [name, text] of Object.entries(sampleFiles)) expect(textAt(at('public/site'), name)).toBe(text)
  expect(all('public/site')).toEqual(all('dist').filter((name) => name !== 'notes.txt'))
  expect(readdirSync(at('public'))).toEqual(['site'])
})

test('publishing again replaces what is ours, and leaves what others have put there', async () => {
  await writeBuilt(at('dist'))
  run('--to', 'site')
  put(at('site'), { CNAME: 'example.org', 'read/notes.txt': 'mine', '.well-known/x': 'mine' })
  await writeBuilt(at('dist'), { 'a.epub': 'new', 'b.pdf': 'b' })
  const dry = run('--to', 'site', '--dry-run')
  expect(dry.stdout).toBe(
    [
      '  + b.pdf',
      '  ~ SHA256SUMS',
      '  ~ a.epub',
      '  - -dash.txt',
      '  - read/one two.html',
      '  - é “quoted” 📖 كتاب.pdf',
      '  1 added, 2 changed, 3 removed, 1 as they were, 3 of others kept',
      'Nothing was written to site\n',
    ].join('\n'),
  )
  expect(textAt(at('site/a.epub'))).toBe(sampleFiles['a.epub'])
  expect(run('--to', 'site').status).toBe(0)
  expect(all('site')).toEqual([
    '.well-known',
    '.well-known/x',
    'CNAME',
    'SHA256SUMS',
    'a.epub',
    'audit.json',
    'b.pdf',
    'read',
    'read/notes.txt',
  ])
  expect(textAt(at('site/a.epub'))).toBe('new')
  expect(run('--to', 'site').stdout).toContain('Nothing new for site\n')
})

test('a file of others in the way stops it before anything is written', async () => {
  await writeBuilt(at('dist'))
  put(at('site'), { 'a.epub': 'theirs', '-dash.txt/x': 'theirs' })
  expect(run('--to', 'site')).toMatchObject({
    status: 1,
    stdout: '',
    stderr: [
      '-dash.txt/x in site is not from an earlier publishing, and would be replaced.',
      'a.epub in site is not from an earlier publishing, and would be replaced.',
      '  → Move it away, or publish to another place.',
      'Nothing was published.\n',
    ].join('\n'),
  })
  expect(all('site')).toEqual(['-dash.txt', '-dash.txt/x', 'a.epub'])
})

test('a link of others in the way counts as well', async () => {
  await writeBuilt(at('dist'))
  mkdirSync(at('site'))
  mkdirSync(at('elsewhere'))
  symlinkSync('../elsewhere', at('site/read'))
  expect(run('--to', 'site')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('read in site is not'),
  })
  expect(readdirSync(at('elsewhere'))).toEqual([])
})

test('a link to the folder stays a link', async () => {
  await writeBuilt(at('dist'))
  mkdirSync(at('real'))
  symlinkSync('real', at('site'))
  expect(run('--to', 'site').status).toBe(0)
  expect(lstatSync(at('site')).isSymbolicLink()).toBe(true)
  expect(textAt(at('real/a.epub'))).toBe(sampleFiles['a.epub'])
})

describe('what is not fit is not published', () => {
  const refusal = () => ({ ...run('--to', 'site'), isThere: readdirSync(folder).includes('site') })
  const refused = (words: string) => ({
    status: 1,
    stdout: '',
    stderr: `${words}\n  → pamphlet build\nNothing was published.\n`,
    isThere: false,
  })

  test('no folder, and one that no build wrote', () => {
    expect(refusal()).toMatchObject(refused('There is no folder dist.'))
    put(at('dist'), { 'a.epub': 'a' })
    expect(refusal()).toMatchObject(refused('dist has no SHA256SUMS: no build wrote it.'))
  })

  test('a draft, and one whose proof has findings', async () => {
    await writeBuilt(at('dist'), sampleFiles, { isDraft: true })
    expect(refusal()).toMatchObject(refused('dist is a draft: its text has errors.'))
    await writeBuilt(at('dist'), sampleFiles, { audit: faultyAudit() })
    const words = 'dist is not proven: something of the manuscript is lost in it.'
    expect(refusal()).toMatchObject(refused(words))
  })

  test('one that was changed since', async () => {
    await writeBuilt(at('dist'))
    writeFileSync(at('dist/a.epub'), 'changed')
    rmSync(at('dist/read'), { recursive: true })
    const words = 'dist is not as it was built.\n  changed: a.epub\n  missing: read/one two.html'
    expect(refusal()).toMatchObject(refused(words))
  })
})

test.each([
  [[], 'publish where to?'],
  [['--to', 'dist'], 'it is, holds or lies in dist'],
  [['--to', 'dist/site'], 'it is, holds or lies in dist'],
  [['--to', '.'], 'it is, holds or lies in dist'],
  [['--to', 'site', '--push'], '--push belongs to --to gh-pages'],
])('%j is wrong usage', (args, message) => {
  expect(run(...args)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) })
})

const proofOf = (severity: string) =>
  `{"title":"T","editions":[{"findings":[]}],"conformance":[{"findings":[{"severity":"${severity}"}]}]}`

test.each([
  [undefined, 'has no audit.json'],
  ['', 'can’t be read'],
  ['null', 'can’t be read'],
  ['{}', 'holds no edition'],
  [proofOf('error'), 'breaks a standard'],
])('the proof %j is none: %s', (text, fault) => {
  expect(fitnessOf(text).fault).toContain(fault)
})

test('a warning of a standard does not stop it', () => {
  expect(fitnessOf(proofOf('warning'))).toEqual({ title: 'T' })
})

test('the plan: theirs is kept, the same bytes are taken over', () => {
  const standing = {
    files: new Map(Object.entries({ a: '1', b: '1', c: '1', 'd/e': '1', f: '1' })),
    ours: new Set(['a', 'c']),
  }
  expect(planReplacement(standing, new Map(Object.entries({ a: '2', b: '1', 'f/g': '1', h: '1' })))).toEqual({
    added: ['f/g', 'h'],
    changed: ['a'],
    removed: ['c'],
    same: ['b'],
    kept: ['d/e'],
    clashes: ['f'],
  })
})
