import { createHash } from 'node:crypto'
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import path from 'node:path'

import { EnvironmentError } from '../model/world.ts'

/** True for a folder that is there. */
export const isFolder = (name: string): Promise<boolean> =>
  stat(name).then(
    (entry) => entry.isDirectory(),
    () => false,
  )

/**
 * Every file below a folder, by its path with slashes, sorted: its SHA-256 in hexadecimal digits, `outside` for a
 * link that leads out of the folder, which is not read, or `special` for what is no file: a link to a folder or to
 * nothing, a socket. Git's own folder is passed over.
 *
 * @throws {EnvironmentError} where a file can't be read.
 */
export async function hashesBelow(folder: string): Promise<ReadonlyMap<string, string>> {
  try {
    const root = await realpath(folder)
    const found = new Map<string, string>()
    for (const name of await namesBelow(root)) found.set(name, await hashInside(root, name))
    return found
  } catch (cause) {
    throw new EnvironmentError(`${folder} can't be read.`, 'See who may read it.', { cause })
  }
}

async function namesBelow(root: string, below = ''): Promise<string[]> {
  const names: string[] = []
  const entries = await readdir(path.join(root, below), { withFileTypes: true })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (below === '' && entry.name === '.git') continue
    const name = path.posix.join(below, entry.name)
    if (entry.isDirectory()) names.push(...(await namesBelow(root, name)))
    else names.push(name)
  }
  return names
}

async function hashInside(root: string, name: string): Promise<string> {
  const place = await realpath(path.join(root, name)).catch(() => undefined)
  if (place === undefined) return 'special'
  if (!place.startsWith(root + path.sep)) return 'outside'
  if (!(await stat(place)).isFile()) return 'special'
  return createHash('sha256')
    .update(await readFile(place))
    .digest('hex')
}
