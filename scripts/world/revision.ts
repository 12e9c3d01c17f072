import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The last commit that changed a folder; undefined without git, without a commit, or where files differ from it. */
export async function revisionOf(folder: string): Promise<string | undefined> {
  const git = async (...args: readonly string[]): Promise<string> =>
    (await run('git', ['-C', folder, ...args], { encoding: 'utf8' })).stdout.trim()
  try {
    const [changed, commit] = await Promise.all([
      git('status', '--porcelain', '--', '.'),
      git('log', '-1', '--format=%h', '--abbrev=12', '--', '.'),
    ])
    return changed === '' && commit !== '' ? commit : undefined
  } catch {
    return undefined
  }
}
