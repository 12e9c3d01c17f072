import { constants } from 'node:fs'
import { access, chmod, mkdir, mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'

import { parseSums, signatureFile, sumsFile } from '../model/sums.ts'
import { EnvironmentError } from '../model/world.ts'
import { isFolder } from './folder.ts'

/** A file to write, by its path below the output folder. */
export interface Output {
  readonly path: string
  readonly value: Uint8Array
}

/**
 * Write a folder whole or not at all.
 *
 * The files are made in a folder beside it and flushed to the disk; then the two change names. Until then the
 * old files stay. What SHA256SUMS does not name, a person has put there: it is carried over.
 *
 * @throws {EnvironmentError} where the disk refuses; nothing has changed then.
 */
export async function writeFolder(folder: string, files: readonly Output[]): Promise<void> {
  const target = path.resolve(folder)
  try {
    await mkdir(path.dirname(target), { recursive: true })
    const staged = await mkdtemp(`${target}.tmp-`)
    try {
      // A temporary folder is private; this one is for everybody to read.
      await chmod(staged, 0o755)
      for (const file of files) await writeFlushed(path.join(staged, file.path), file.value)
      await swap(staged, target)
    } catch (error) {
      await rm(staged, { recursive: true, force: true })
      throw error
    }
  } catch (cause) {
    throw new EnvironmentError(`${folder} can't be written.`, `Name another folder, or free this one.`, {
      cause,
    })
  }
}

async function writeFlushed(file: string, value: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'wx')
  try {
    await handle.writeFile(value)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function swap(staged: string, target: string): Promise<void> {
  if (!(await exists(target))) return rename(staged, target)
  const old = await mkdtemp(`${target}.tmp-`)
  await rename(target, path.join(old, 'dist'))
  try {
    await rename(staged, target)
  } catch (error) {
    await rename(path.join(old, 'dist'), target)
    throw error
  }
  await carryOver(path.join(old, 'dist'), target, await ownFiles(path.join(old, 'dist')))
  await rm(old, { recursive: true, force: true })
}

/** What a person has put into the folder stays there, also beside our files; what the last build wrote goes. */
async function carryOver(from: string, to: string, own: ReadonlySet<string>, below = ''): Promise<void> {
  for (const entry of await readdir(path.join(from, below), { withFileTypes: true })) {
    const name = path.posix.join(below, entry.name)
    const place = path.join(to, name)
    const isShared = entry.isDirectory() && ((await isFolder(place)) || holdsAny(name, own))
    if (isShared) await carryOver(from, to, own, name)
    else if (!own.has(name) && !(await exists(place))) {
      await mkdir(path.dirname(place), { recursive: true })
      await rename(path.join(from, name), place)
    }
  }
}

const holdsAny = (folder: string, names: ReadonlySet<string>): boolean =>
  [...names].some((name) => name.startsWith(`${folder}/`))

/** The paths of the files in a folder that a build or a publishing wrote there; none where there is no list. */
export async function ownFiles(folder: string): Promise<ReadonlySet<string>> {
  const text = await readFile(path.join(folder, sumsFile), 'utf8').catch(() => undefined)
  if (text === undefined) return new Set()
  return new Set([sumsFile, signatureFile, ...parseSums(text).sums.map(({ path: name }) => name)])
}

const exists = (file: string): Promise<boolean> =>
  access(file, constants.F_OK).then(
    () => true,
    () => false,
  )
