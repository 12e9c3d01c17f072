import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

import type { OpenBranch } from './branch.ts'
import type { Git } from './git.ts'

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
