import { realpath } from 'node:fs/promises'

import { planReplacement, sha256 } from '../integrity/index.ts'
import { hashesBelow, isFolder } from '../world/folder.ts'
import { type Output, ownFiles, writeFolder } from '../world/output.ts'
import { clashText, replacementText } from './publish-report.ts'

interface Wanted {
  readonly files: readonly Output[]
  readonly isDry: boolean
}

/** Publish to a folder, whole or not at all; what others have put there stays. Gives the exit code. */
export async function publishToFolder(to: string, { files, isDry }: Wanted): Promise<number> {
  const isThere = await isFolder(to)
  // A link to the folder stays a link.
  const target = isThere ? await realpath(to) : to
  const standing = {
    files: isThere ? await hashesBelow(target) : new Map<string, string>(),
    ours: await ownFiles(target),
  }
  const plan = planReplacement(standing, new Map(files.map((file) => [file.path, sha256(file.value)])))
  if (plan.clashes.length > 0) {
    process.stderr.write(clashText(plan, to))
    return 1
  }
  const isNew = plan.added.length + plan.changed.length + plan.removed.length > 0
  if (isNew && !isDry) await writeFolder(target, files)
  process.stdout.write(replacementText(plan))
  process.stdout.write(
    `${isDry ? 'Nothing was written to' : isNew ? 'Published to' : 'Nothing new for'} ${to}\n`,
  )
  return 0
}
