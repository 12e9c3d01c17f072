import path from 'node:path'

import { watch } from 'chokidar'

/** Milliseconds without a change before somebody is told: an editor writes a file in several steps. */
const calm = 15

/**
 * Be told of each change below a folder: files written, made, renamed and removed, also by editors that write a new
 * file in the place of the old one.
 *
 * @returns what ends it.
 */
export async function watchFolder(folder: string, changed: () => void): Promise<() => Promise<void>> {
  const root = path.resolve(folder)
  const isHidden = (name: string): boolean =>
    path
      .relative(root, name)
      .split(path.sep)
      .some((part) => part === 'node_modules' || (part.startsWith('.') && part !== '..'))
  const watcher = watch(root, { ignoreInitial: true, ignored: isHidden, atomic: 50 })
  let timer: NodeJS.Timeout | undefined
  watcher.on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(changed, calm)
  })
  // What can't be watched (a folder without permission) is not worth ending for.
  watcher.on('error', () => {})
  await new Promise<void>((resolve) => {
    watcher.once('ready', resolve)
  })
  return async () => {
    clearTimeout(timer)
    await watcher.close()
  }
}
