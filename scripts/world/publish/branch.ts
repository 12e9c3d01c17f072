import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { parseSums, signatureFile, sumsFile } from '../../model/sums.ts'
import { EnvironmentError } from '../../model/world.ts'
import type { Output } from '../output.ts'
import { type Base, baseOf } from './base.ts'
import type { Git } from './git.ts'

/** A branch as it stands, and the new files already as git's objects. Nothing that anybody sees has changed yet. */
export interface OpenBranch {
  readonly name: string
  readonly base: Base
  /** Path -> object. */
  readonly standing: ReadonlyMap<string, string>
  readonly ours: ReadonlySet<string>
  readonly fresh: ReadonlyMap<string, string>
}

/** GitHub would leave out folders that begin with an underscore, and read the rest as a blog. */
const noJekyll: Output = { path: '.nojekyll', value: new Uint8Array() }

/**
 * Look at a branch that is to hold these files.
 *
 * @param isAsked Whether the remote is asked for its state.
 * @param isDry Whether not even git's objects are written.
 * @throws {EnvironmentError} see `baseOf`.
 */
export async function openBranch(
  git: Git,
  name: string,
  files: readonly Output[],
  { isAsked, isDry }: { readonly isAsked: boolean; readonly isDry: boolean },
): Promise<OpenBranch> {
  const write = isDry ? [] : ['-w']
  const base = await baseOf(git, name, isAsked)
  const standing = base.commit === undefined ? new Map<string, string>() : await filesOf(git, base.commit)
  const isMarked = standing.has(noJekyll.path) || files.some((file) => file.path === noJekyll.path)
  const fresh = new Map<string, string>()
  for (const file of isMarked ? files : [...files, noJekyll])
    fresh.set(file.path, await git.tell(['hash-object', ...write, '--stdin'], { input: file.value }))
  return { name, base, standing, ours: await ownFiles(git, base.commit, standing), fresh }
}

async function filesOf(git: Git, commit: string): Promise<Map<string, string>> {
  const text = await git.tell(['ls-tree', '-r', '-z', commit])
  const entries = text.split('\0').filter(Boolean)
  return new Map(
    entries.map((entry) => {
      const tab = entry.indexOf('\t')
      return [entry.slice(tab + 1), entry.slice(0, tab).split(' ')[2] ?? '']
    }),
  )
}

/** What the last publishing wrote, by its own list. */
async function ownFiles(
  git: Git,
  commit: string | undefined,
  standing: ReadonlyMap<string, string>,
): Promise<ReadonlySet<string>> {
  const list = commit === undefined ? undefined : standing.get(sumsFile)
  if (list === undefined) return new Set()
  const { sums } = parseSums(await git.tell(['cat-file', 'blob', list]))
  return new Set([sumsFile, signatureFile, ...sums.map((sum) => sum.path)])
}

/**
 * Commit the files onto the branch, without a working tree: no filter, hook or list of ignored files can change or
 * leave out a byte. The branch only ever moves forward.
 *
 * @param removed Paths of earlier files that go.
 * @returns The new commit; undefined where the branch holds the same already.
 * @throws {EnvironmentError} where git refuses; the branch is as it was then.
 */
export async function commitTo(
  git: Git,
  { name, base, fresh }: OpenBranch,
  removed: readonly string[],
  message: string,
): Promise<string | undefined> {
  const tree = await treeOf(git, base.commit, fresh, removed)
  if (base.commit !== undefined && (await git.tell(['rev-parse', `${base.commit}^{tree}`])) === tree) {
    if (base.local !== base.commit) await move(git, name, base.commit, base.local)
    return undefined
  }
  const parent = base.commit === undefined ? [] : ['-p', base.commit]
  // Git's plumbing signs only when it is told to.
  const isSigned =
    (await git.ask(['config', '--type=bool', 'commit.gpgSign'])).out.toString().trim() === 'true'
  const commit = await git.tell(['commit-tree', tree, ...parent, ...(isSigned ? ['-S'] : []), '-F', '-'], {
    input: message,
  })
  await move(git, name, commit, base.local)
  return commit
}

async function treeOf(
  git: Git,
  commit: string | undefined,
  fresh: ReadonlyMap<string, string>,
  removed: readonly string[],
): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'pamphlet-index-'))
  const env = { GIT_INDEX_FILE: path.join(folder, 'index') }
  try {
    await git.tell(['read-tree', commit ?? '--empty'], { env })
    // A name that was a folder may now be a file: what goes, goes first.
    const none = '0'.repeat([...fresh.values()][0]?.length ?? 40)
    const lines = [
      ...removed.map((name) => `0 ${none}\t${name}\0`),
      ...[...fresh].map(([name, object]) => `100644 ${object}\t${name}\0`),
    ]
    await git.tell(['update-index', '-z', '--index-info'], { env, input: lines.join('') })
    return await git.tell(['write-tree'], { env })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Only where it still stands at `from`: somebody else may have committed in the meantime. */
async function move(git: Git, name: string, to: string, from: string | undefined): Promise<void> {
  const old = from ?? '0'.repeat(to.length)
  await git.tell(['update-ref', '-m', 'pamphlet publish', `refs/heads/${name}`, to, old])
}

/**
 * Push the branch, never by force. Where the remote refuses, the branch here is as it was before.
 *
 * @throws {EnvironmentError} where it can't be pushed.
 */
export async function pushBranch(git: Git, { name, base }: OpenBranch): Promise<void> {
  const { remote, local } = base
  if (remote === undefined)
    throw new EnvironmentError(
      `The branch ${name} was committed, but there is no remote to push it to.`,
      `git remote add origin ADDRESS && git push origin ${name}`,
    )
  const { ok, said } = await git.ask(['push', '--quiet', remote, `refs/heads/${name}:refs/heads/${name}`])
  if (ok) return
  const back =
    local === undefined
      ? ['update-ref', '-d', `refs/heads/${name}`]
      : ['update-ref', `refs/heads/${name}`, local]
  await git.tell(back)
  throw new EnvironmentError(
    `The remote ${remote} did not take the branch ${name}; it is as it was, here and there.`,
    'If it has moved in the meantime, publish again; else see what git says of it.',
    { cause: new Error(said) },
  )
}
