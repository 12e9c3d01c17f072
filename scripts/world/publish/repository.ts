import { realpath } from 'node:fs/promises'
import path from 'node:path'

import { EnvironmentError } from '../../model/world.ts'
import { programRoot } from '../program-root.ts'
import { type Git, gitIn } from './git.ts'

/** A repository that may be committed to. */
export interface Repository {
  readonly root: string
  readonly git: Git
}

/**
 * The repository around a folder.
 *
 * @throws {EnvironmentError} where there is none, or git does not know who commits.
 */
export async function repositoryAt(folder: string): Promise<Repository> {
  const { ok, out } = await gitIn(folder).ask(['rev-parse', '--show-toplevel'])
  if (!ok)
    throw new EnvironmentError(
      'This folder is in no git repository, so there is no branch to publish to.',
      'Go to the repository of the manuscript, or name a folder: --to FOLDER',
    )
  const root = out.toString().replace(/\r?\n$/, '')
  const git = gitIn(root)
  // Git makes up an author from the names of the person and the machine, unless it is told not to.
  const author = await git.ask(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT'])
  if (!author.ok)
    throw new EnvironmentError(
      'Git does not know who publishes.',
      'git config --global user.name "Your Name" && git config --global user.email you@example.org',
    )
  return { root, git }
}

/** What of this program decides what an edition looks like; it matters where it is run from the same repository. */
const sources = ['scripts', 'templates', 'csl', 'package-lock.json']

/**
 * Files that the editions are made from and that are not committed, by their paths below the root: the branch would
 * name a commit from which nobody could make them.
 *
 * @param manuscript Its folder; one outside of the repository is not looked at.
 */
export async function uncommitted({ root, git }: Repository, manuscript: string): Promise<readonly string[]> {
  const folder = await below(root, manuscript)
  const own = (await below(root, programRoot)) === '' ? sources : []
  const places = [...(folder === undefined ? [] : [folder]), ...own].map((place) => `:(top,literal)${place}`)
  const text = await git.tell([
    'status',
    '--porcelain',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    '--',
    ...places,
  ])
  return text
    .split('\0')
    .filter(Boolean)
    .map((entry) => entry.slice(3))
}

/** The commit that is checked out, where the manuscript lies in the repository and there is one. */
export async function sourceCommit(
  { root, git }: Repository,
  manuscript: string,
): Promise<string | undefined> {
  if ((await below(root, manuscript)) === undefined) return undefined
  const { ok, out } = await git.ask(['rev-parse', '--verify', '--quiet', 'HEAD'])
  return ok ? out.toString().trim() : undefined
}

async function below(root: string, folder: string): Promise<string | undefined> {
  const place = await realpath(folder).catch(() => path.resolve(folder))
  const name = path.relative(await realpath(root), place)
  if (name === '..' || name.startsWith(`..${path.sep}`) || path.isAbsolute(name)) return undefined
  return name.split(path.sep).join('/')
}
