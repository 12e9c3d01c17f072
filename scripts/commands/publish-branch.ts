import { planReplacement } from '../integrity/index.ts'
import type { Output } from '../world/output.ts'
import { openBranch, type OpenBranch } from '../world/publish/branch.ts'
import { commitTo } from '../world/publish/commit.ts'
import { pushBranch } from '../world/publish/push.ts'
import { type Repository, repositoryAt, sourceCommit, uncommitted } from '../world/publish/repository.ts'
import { clashText, replacementText } from './publish-report.ts'

interface Wanted {
  readonly files: readonly Output[]
  readonly title: string
  readonly manuscript: string
  readonly isPushed: boolean
  readonly isDry: boolean
}

const name = 'gh-pages'

/** Commit the files onto the branch that GitHub Pages shows. Gives the exit code. */
export async function publishToBranch(wanted: Wanted): Promise<number> {
  const { files, manuscript, isPushed, isDry } = wanted
  const repository = await repositoryAt(process.cwd())
  const loose = await uncommitted(repository, manuscript)
  if (loose.length > 0) {
    const lines = loose.map((file) => `${file} is not committed.\n`).join('')
    process.stderr.write(
      `${lines}  → Commit what the editions are made from, and build them, before you publish.\n`,
    )
    process.stderr.write('Nothing was published.\n')
    return 1
  }
  const branch = await openBranch(repository.git, name, files, { isAsked: isPushed && !isDry, isDry })
  const plan = planReplacement({ files: branch.standing, ours: branch.ours }, branch.fresh)
  if (plan.clashes.length > 0) {
    process.stderr.write(clashText(plan, `the branch ${name}`))
    return 1
  }
  process.stdout.write(replacementText(plan))
  if (isDry) process.stdout.write(`Nothing was committed to ${name}\n`)
  else process.stdout.write(await commit(repository, branch, plan.removed, wanted))
  return 0
}

async function commit(
  repository: Repository,
  branch: OpenBranch,
  removed: readonly string[],
  { title, manuscript, isPushed }: Wanted,
): Promise<string> {
  const source = await sourceCommit(repository, manuscript)
  const subject = `Publish ${title.replaceAll(/\s+/g, ' ').trim()}`
  const message = source === undefined ? `${subject}\n` : `${subject}\n\nPublished at commit ${source}.\n`
  const made = await commitTo(repository.git, branch, removed, message)
  if (isPushed) {
    await pushBranch(repository.git, branch)
    return `${saidOf(made)}, and pushed to ${branch.base.remote}\n`
  }
  const isShown = made === undefined && branch.base.commit === branch.base.there
  return `${saidOf(made)}\n${isShown ? '' : pushHint(branch)}`
}

const saidOf = (made: string | undefined): string =>
  made === undefined ? `${name} holds the same already` : `Committed to ${name}: ${made.slice(0, 10)}`

const pushHint = ({ base }: OpenBranch): string =>
  base.remote === undefined
    ? `  → To show it: git remote add origin ADDRESS && git push origin ${name}\n`
    : `  → To show it: git push ${base.remote} ${name}\n`
