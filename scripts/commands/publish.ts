import { readFile } from 'node:fs/promises'
import path from 'node:path'

import { compareFolder, type Fitness, fitnessOf } from '../integrity/index.ts'
import { parseSums, sumsFile } from '../model/sums.ts'
import { hashesBelow, isFolder } from '../world/folder.ts'
import type { Output } from '../world/output.ts'
import { readBuilt } from '../world/publish/built.ts'
import { type Command, UsageError } from './command.ts'
import { refuseOverlap } from './overlap.ts'
import { publishToBranch } from './publish-branch.ts'
import { publishToFolder } from './publish-folder.ts'

/** `pamphlet publish`: a proven folder of editions to where readers find it. */
export const publishCommand: Command = {
  summary: 'put the finished editions into a folder, or on the branch that GitHub Pages shows',
  usage: 'pamphlet publish --to FOLDER|gh-pages [--from dist] [--push] [--dry-run]',
  example: 'pamphlet publish --to gh-pages --push',
  positionals: 0,
  options: {
    to: { type: 'string', value: 'PLACE', help: 'a folder, or gh-pages: the branch of this repository' },
    from: { type: 'string', value: 'FOLDER', help: 'the editions that were built (dist)' },
    manuscript: {
      type: 'string',
      value: 'FOLDER',
      help: 'what must be committed before the branch is (manuscript)',
    },
    push: { type: 'boolean', help: 'push the branch, never by force' },
    'dry-run': { type: 'boolean', help: 'say what would be done, and do nothing' },
  },
  async run(_, { to, from = 'dist', manuscript = 'manuscript', push, 'dry-run': isDry }) {
    if (typeof to !== 'string') throw new UsageError(`publish where to?\n${this.usage}`)
    const isBranch = to === 'gh-pages'
    if (push === true && !isBranch) throw new UsageError('--push belongs to --to gh-pages')
    const folder = String(from)
    if (!isBranch) refuseOverlap(to, folder, folder)
    const built = await readFit(folder)
    if ('fault' in built) {
      process.stderr.write(`${built.fault}\nNothing was published.\n`)
      return 1
    }
    for (const name of built.extra)
      process.stderr.write(`${folder}/${name}: warning: is not in ${sumsFile}, and is not published\n`)
    const wanted = { ...built, isDry: isDry === true }
    return isBranch
      ? publishToBranch({ ...wanted, manuscript: String(manuscript), isPushed: push === true })
      : publishToFolder(to, wanted)
  },
}

interface Fit {
  readonly files: readonly Output[]
  readonly title: string
  readonly extra: readonly string[]
}

/** Read the folder, whole and proven as the build left it, or say why it must not be published. */
async function readFit(folder: string): Promise<Fit | { readonly fault: string }> {
  const remedy = '  → pamphlet build'
  if (!(await isFolder(folder))) return { fault: `There is no folder ${folder}.\n${remedy}` }
  const text = await readFile(path.join(folder, sumsFile), 'utf8').catch(() => undefined)
  if (text === undefined) return { fault: `${folder} has no ${sumsFile}: no build wrote it.\n${remedy}` }
  const list = parseSums(text)
  const compared = compareFolder(list, await hashesBelow(folder))
  const wrong = compared.filter(({ state }) => state !== 'sound' && state !== 'extra')
  if (wrong.length > 0 || list.faults.length > 0) {
    const names = wrong.map(({ path: name, state }) => `\n  ${state}: ${name}`)
    return { fault: `${folder} is not as it was built.${names.join('')}\n${remedy}` }
  }
  const { title, fault }: Fitness = list.sums.some((sum) => sum.path === 'audit.json')
    ? fitnessOf(await readFile(path.join(folder, 'audit.json'), 'utf8'))
    : fitnessOf(undefined)
  if (fault !== undefined) return { fault: `${folder} ${fault}.\n${remedy}` }
  const extra = compared.filter(({ state }) => state === 'extra').map((file) => file.path)
  return { files: await readBuilt(folder, list), title, extra }
}
