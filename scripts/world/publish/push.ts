import { EnvironmentError } from '../../model/world.ts'
import type { OpenBranch } from './branch.ts'
import type { Git } from './git.ts'

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
