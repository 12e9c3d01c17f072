import { parseSums, signatureFile, sumsFile } from '../../model/sums.ts'
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
