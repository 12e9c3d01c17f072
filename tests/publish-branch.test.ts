import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { publish, put, sampleFiles, textAt, writeBuilt } from './publish-sample.ts'

let folder = ''
/** Nobody's own settings of git. */
let env: Record<string, string> = {}

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'pamphlet branch é-'))
  put(folder, {
    gitconfig: [
      '[user]',
      'name = Ada Reed',
      'email = ada@example.org',
      '[init]',
      'defaultBranch = main',
      // What would spoil bytes or leave files out, if a working tree were committed.
      '[core]',
      'autocrlf = true',
      `excludesFile = ${path.join(folder, 'ignored')}`,
    ].join('\n'),
    ignored: '*.epub\n',
  })
  env = { GIT_CONFIG_GLOBAL: path.join(folder, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1', HOME: folder }
  put(at('book'), { 'manuscript/publication.yaml': 'title: T\n', '.gitignore': 'dist\n' })
  git('book', 'init', '-q')
  git('book', 'add', '.')
  git('book', 'commit', '-qm', 'Begin')
  git('.', 'init', '-q', '--bare', 'remote.git')
  git('book', 'remote', 'add', 'origin', '../remote.git')
  await writeBuilt(at('book/dist'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (...names: string[]) => path.join(folder, ...names)

function git(where: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', args, {
    cwd: at(where),
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
  return stdout
}

const run = (...args: string[]) => publish(at('book'), ['--to', 'gh-pages', ...args], env)
const names = (where: string, branch = 'gh-pages') =>
  git(where, 'ls-tree', '-r', '-z', '--name-only', branch).split('\0').filter(Boolean).toSorted()
const count = (where: string) => Number(git(where, 'rev-list', '--count', 'gh-pages'))
const published = ['.nojekyll', 'SHA256SUMS', 'audit.json', ...Object.keys(sampleFiles)].toSorted()

/** Somebody else commits to the branch of the remote. */
function commitElsewhere(texts: Record<string, string>): void {
  git('.', 'clone', '-q', '--branch', 'gh-pages', 'remote.git', 'other')
  put(at('other'), texts)
  git('other', 'add', '--force', '.')
  git('other', 'commit', '-qm', 'Elsewhere')
  git('other', 'push', '-q', 'origin', 'gh-pages')
  rmSync(at('other'), { recursive: true })
}

test('a new branch begins by itself, with every byte, and the working tree is as it was', () => {
  const { status, stdout, stderr } = run()
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout).toMatch(
    / {2}7 added, .*\nCommitted to gh-pages: [0-9a-f]{10}\n {2}→ To show it: git push origin gh-pages\n$/,
  )
  expect(names('book')).toEqual(published)
  for (const [name, text] of Object.entries(sampleFiles))
    expect(git('book', 'show', `gh-pages:${name}`)).toBe(text)
  const head = git('book', 'rev-parse', 'HEAD').trim()
  expect(git('book', 'log', '-1', '--format=%an %cn%n%P%n%B', 'gh-pages')).toBe(
    `Ada Reed Ada Reed\n\nPublish A “Title” & <more>\n\nPublished at commit ${head}.\n\n`,
  )
  expect(git('book', 'status', '--porcelain')).toBe('')
  expect(git('book', 'branch', '--show-current')).toBe('main\n')
  expect(git('remote.git', 'branch', '--list')).toBe('')
})

test('publishing the same twice makes no commit; something new is one more on top', async () => {
  run()
  expect(run().stdout).toMatch(
    /gh-pages holds the same already\n {2}→ To show it: git push origin gh-pages\n$/,
  )
  expect(count('book')).toBe(1)
  await writeBuilt(at('book/dist'), { 'a.epub': 'new', read: 'a file, where a folder was' })
  expect(run('--push').stdout).toContain(', and pushed to origin\n')
  expect(count('remote.git')).toBe(2)
  expect(names('remote.git')).toEqual(['.nojekyll', 'SHA256SUMS', 'a.epub', 'audit.json', 'read'])
  expect(run().stdout).toMatch(/gh-pages holds the same already\n$/)
})

test('--push to an empty remote; what others have put on the branch stays, with its history', async () => {
  expect(run('--push')).toMatchObject({ status: 0, stderr: '' })
  commitElsewhere({ CNAME: 'example.org', 'read/notes é.txt': 'theirs' })
  await writeBuilt(at('book/dist'), { 'a.epub': 'new' })
  const { status, stdout } = run('--push')
  expect(status).toBe(0)
  expect(stdout).toContain('0 added, 2 changed, 3 removed, 1 as they were, 3 of others kept')
  expect(names('remote.git')).toEqual([
    '.nojekyll',
    'CNAME',
    'SHA256SUMS',
    'a.epub',
    'audit.json',
    'read/notes é.txt',
  ])
  expect(git('remote.git', 'log', '--format=%s', 'gh-pages')).toBe(
    'Publish A “Title” & <more>\nElsewhere\nPublish A “Title” & <more>\n',
  )
})

test('a file of others in the way stops it', () => {
  run('--push')
  git('book', 'branch', '-D', 'gh-pages')
  git('book', 'update-ref', '-d', 'refs/remotes/origin/gh-pages')
  git('book', 'checkout', '-q', '--orphan', 'gh-pages')
  git('book', 'rm', '-rqf', '.')
  put(at('book'), { 'a.epub': 'theirs' })
  git('book', 'add', '--force', 'a.epub')
  git('book', 'commit', '-qm', 'Theirs')
  git('book', 'checkout', '-q', 'main')
  expect(run()).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('a.epub in the branch gh-pages is not from an earlier publishing'),
  })
  expect(names('book')).toEqual(['a.epub'])
})

describe('the remote has moved', () => {
  test('and the branch here has not: it goes on from there, also without --push once it was fetched', async () => {
    run('--push')
    commitElsewhere({ CNAME: 'example.org' })
    git('book', 'fetch', '-q')
    await writeBuilt(at('book/dist'), { 'a.epub': 'new' })
    expect(run().status).toBe(0)
    expect(names('book')).toContain('CNAME')
    expect(count('book')).toBe(3)
  })

  test('and the branch here too: it says what to do, and forces nothing', async () => {
    run('--push')
    commitElsewhere({ CNAME: 'example.org' })
    await writeBuilt(at('book/dist'), { 'a.epub': 'new' })
    run()
    const here = git('book', 'rev-parse', 'gh-pages')
    const there = git('remote.git', 'rev-parse', 'gh-pages')
    expect(run('--push')).toMatchObject({
      status: 3,
      stderr: [
        'The branch gh-pages here and that of origin have gone different ways: each has commits that the other lacks.',
        '  → To take that of origin and publish on it: git branch --force gh-pages origin/gh-pages\n',
      ].join('\n'),
    })
    expect(git('book', 'rev-parse', 'gh-pages')).toBe(here)
    expect(git('remote.git', 'rev-parse', 'gh-pages')).toBe(there)
    git('book', 'branch', '--force', 'gh-pages', 'origin/gh-pages')
    expect(run('--push').status).toBe(0)
    expect(names('remote.git')).toContain('CNAME')
  })

  test('or refuses: the branch here is as it was', async () => {
    run('--push')
    const before = git('book', 'rev-parse', 'gh-pages')
    put(at('remote.git'), { 'hooks/pre-receive': '#!/bin/sh\necho no >&2\nexit 1\n' })
    chmodSync(at('remote.git/hooks/pre-receive'), 0o755)
    await writeBuilt(at('book/dist'), { 'a.epub': 'new' })
    const { status, stderr } = run('--push')
    expect(status).toBe(3)
    expect(stderr).toContain(
      'The remote origin did not take the branch gh-pages; it is as it was, here and there.',
    )
    expect(git('book', 'rev-parse', 'gh-pages')).toBe(before)
  })

  test('or is gone', () => {
    rmSync(at('remote.git'), { recursive: true })
    expect(run('--push')).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(
        /^The remote origin can't be read\.\n[^]*→ git remote --verbose && git fetch origin\n$/,
      ),
    })
    expect(run().status).toBe(0)
  })
})

describe('what stops it', () => {
  test('the branch is checked out elsewhere', async () => {
    run()
    git('book', 'worktree', 'add', '-q', '../pages here', 'gh-pages')
    await writeBuilt(at('book/dist'), { 'a.epub': 'new' })
    const { status, stderr } = run()
    expect(status).toBe(3)
    expect(stderr).toContain(`The branch gh-pages is checked out in ${at('pages here')}`)
    expect(stderr).toContain(`→ git -C '${at('pages here')}' switch --detach`)
    expect(count('book')).toBe(1)
    git('pages here', 'switch', '-q', '--detach')
    expect(run().status).toBe(0)
  })

  test('a manuscript that is not committed, also a new file of it; a note elsewhere does not', () => {
    put(at('book'), {
      'todo.txt': 'x',
      'manuscript/new é.md': '# New\n',
      'manuscript/publication.yaml': 'title: U\n',
    })
    expect(run()).toMatchObject({
      status: 1,
      stderr: [
        'manuscript/publication.yaml is not committed.',
        'manuscript/new é.md is not committed.',
        '  → Commit what the editions are made from, and build them, before you publish.',
        'Nothing was published.\n',
      ].join('\n'),
    })
    git('book', 'add', 'manuscript')
    git('book', 'commit', '-qm', 'More')
    expect(run().status).toBe(0)
  })

  test('nobody has told git who publishes', () => {
    git('book', 'config', '--global', '--remove-section', 'user')
    expect(run()).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('Git does not know who publishes.\n  → git config --global user.name'),
    })
  })

  test('git is told to sign commits, and can’t', () => {
    put(folder, { 'no-gpg': '#!/bin/sh\necho no key >&2\nexit 1\n' })
    chmodSync(at('no-gpg'), 0o755)
    git('book', 'config', 'commit.gpgSign', 'true')
    git('book', 'config', 'gpg.program', at('no-gpg'))
    expect(run()).toMatchObject({ status: 3, stderr: expect.stringContaining('git commit-tree has failed.') })
    expect(git('book', 'branch', '--list', 'gh-pages')).toBe('')
  })

  test('there is no repository', async () => {
    await writeBuilt(at('loose/dist'))
    const { status, stderr } = publish(at('loose'), ['--to', 'gh-pages'], env)
    expect(status).toBe(3)
    expect(stderr).toContain('This folder is in no git repository')
  })

  test('there is no remote to push to', () => {
    git('book', 'remote', 'remove', 'origin')
    expect(run().stdout).toContain('git remote add origin ADDRESS && git push origin gh-pages')
    expect(run('--push')).toMatchObject({ status: 3, stderr: expect.stringContaining('there is no remote') })
  })

  test('--dry-run: nothing at all is written', () => {
    const objects = git('book', 'count-objects', '-v')
    const { status, stdout } = run('--dry-run', '--push')
    expect(status).toBe(0)
    expect(stdout).toContain('  + é “quoted” 📖 كتاب.pdf\n')
    expect(stdout).toMatch(/Nothing was committed to gh-pages\n$/)
    expect(git('book', 'count-objects', '-v')).toBe(objects)
    expect(git('book', 'branch', '--list', 'gh-pages')).toBe('')
  })
})

test('a manuscript outside of the repository is published too, and no commit is named', async () => {
  await writeBuilt(at('book/dist'))
  expect(run('--manuscript', '../elsewhere').status).toBe(0)
  expect(git('book', 'log', '-1', '--format=%B', 'gh-pages')).toBe('Publish A “Title” & <more>\n\n')
  expect(existsSync(at('book/.nojekyll'))).toBe(false)
  expect(textAt(at('book/manuscript/publication.yaml'))).toBe('title: T\n')
})
