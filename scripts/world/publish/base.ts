import { EnvironmentError } from '../../model/world.ts'
import type { Git } from './git.ts'

/** Where a branch stands. */
export interface Base {
  /** The commit to build on; none where the branch is new. */
  readonly commit: string | undefined
  /** What the local branch says now; it moves from there. */
  readonly local: string | undefined
  /** What the remote's branch is known to say. */
  readonly there: string | undefined
  /** The remote to push to. */
  readonly remote: string | undefined
}

/**
 * Find the commit to publish on: the branch here or at the remote, whichever is further.
 *
 * @param isAsked Whether the remote is asked, and not only what was last heard of it.
 * @throws {EnvironmentError} where the two have gone different ways, or the branch is checked out somewhere.
 */
export async function baseOf(git: Git, branch: string, isAsked: boolean): Promise<Base> {
  const place = await git.tell(['for-each-ref', '--format=%(worktreepath)', `refs/heads/${branch}`])
  if (place !== '')
    throw new EnvironmentError(
      `The branch ${branch} is checked out in ${place}: its files would no longer be those of the branch.`,
      `git -C ${quoted(place)} switch --detach`,
    )
  const remote = await remoteOf(git, branch)
  const isThere = remote === undefined || !isAsked || (await fetch(git, remote, branch))
  const local = await commitOf(git, `refs/heads/${branch}`)
  const there =
    remote !== undefined && isThere ? await commitOf(git, `refs/remotes/${remote}/${branch}`) : undefined
  return { commit: await further(git, local, there, { branch, remote: remote ?? '' }), local, there, remote }
}

async function further(
  git: Git,
  local: string | undefined,
  there: string | undefined,
  { branch, remote }: { readonly branch: string; readonly remote: string },
): Promise<string | undefined> {
  if (local === undefined || there === undefined || local === there) return local ?? there
  if (await isAncestor(git, local, there)) return there
  if (await isAncestor(git, there, local)) return local
  throw new EnvironmentError(
    `The branch ${branch} here and that of ${remote} have gone different ways: each has commits that the other lacks.`,
    `To take that of ${remote} and publish on it: git branch --force ${branch} ${remote}/${branch}`,
  )
}

const isAncestor = async (git: Git, one: string, other: string): Promise<boolean> =>
  (await git.ask(['merge-base', '--is-ancestor', one, other])).ok

async function commitOf(git: Git, name: string): Promise<string | undefined> {
  const { ok, out } = await git.ask(['rev-parse', '--verify', '--quiet', `${name}^{commit}`])
  return ok ? out.toString().trim() : undefined
}

/** The branch's own remote, else `origin`, else the only one. */
async function remoteOf(git: Git, branch: string): Promise<string | undefined> {
  const names = (await git.tell(['remote'])).split('\n').filter(Boolean)
  const own = (await git.ask(['config', `branch.${branch}.remote`])).out.toString().trim()
  return [own, 'origin'].find((name) => names.includes(name)) ?? (names.length === 1 ? names[0] : undefined)
}

/** False where the remote has no such branch. */
async function fetch(git: Git, remote: string, branch: string): Promise<boolean> {
  const listed = await git.ask(['ls-remote', '--heads', remote, `refs/heads/${branch}`])
  if (!listed.ok) throw unreachable(remote, listed.said)
  if (listed.out.length === 0) return false
  const refs = `+refs/heads/${branch}:refs/remotes/${remote}/${branch}`
  const fetched = await git.ask(['fetch', '--quiet', '--no-tags', remote, refs])
  if (!fetched.ok) throw unreachable(remote, fetched.said)
  return true
}

const unreachable = (remote: string, said: string): EnvironmentError =>
  new EnvironmentError(`The remote ${remote} can't be read.`, `git remote --verbose && git fetch ${remote}`, {
    cause: new Error(said),
  })

const quoted = (place: string): string =>
  /^[\w./-]+$/.test(place) ? place : `'${place.replaceAll("'", String.raw`'\''`)}'`
