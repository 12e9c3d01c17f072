import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { access, chmod, mkdir, mkdtemp, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'

import { EnvironmentError } from '../model/world.ts'

/** A file to write, by its path below the output folder. */
export interface Output {
  readonly path: string
  readonly value: Uint8Array
}

/** Lists what a build wrote, so that the next one knows which files are its own to replace. */
const sumsFile = 'SHA256SUMS'

/**
 * Write a folder of editions whole or not at all.
 *
 * The files are made in a folder beside it and flushed to the disk; then the two change names. Until then the
 * old editions stay. Files that no build wrote are carried over.
 *
 * @throws {EnvironmentError} where the disk refuses; nothing has changed then.
 */
export async function writeEditions(folder: string, files: readonly Output[]): Promise<void> {
  const sums = files.map(
    ({ path: name, value }) => `${createHash('sha256').update(value).digest('hex')}  ${name}\n`,
  )
  await writeFolder(folder, [...files, { path: sumsFile, value: new TextEncoder().encode(sums.join('')) }])
}

/**
 * Write a folder whole or not at all; see `writeEditions`.
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
  await carryOver(path.join(old, 'dist'), target)
  await rm(old, { recursive: true, force: true })
}

/** What a person has put into the folder stays there; what the last build wrote goes. */
async function carryOver(from: string, to: string): Promise<void> {
  const own = new Set([sumsFile, ...(await namesIn(path.join(from, sumsFile)))])
  for (const name of await readdir(from)) {
    if (!own.has(name) && !(await exists(path.join(to, name))))
      await rename(path.join(from, name), path.join(to, name))
  }
}

async function namesIn(sums: string): Promise<string[]> {
  const text = await readFile(sums, 'utf8').catch(() => '')
  return [...text.matchAll(/^[0-9a-f]{64} [ *](.+)$/gm)].map(([, name = '']) => name)
}

const exists = (file: string): Promise<boolean> =>
  access(file, constants.F_OK).then(
    () => true,
    () => false,
  )
