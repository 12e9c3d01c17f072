import { accessSync, constants, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

import type { Machine } from './machine.ts'

/** True for a file that may be run. Nothing is run to find out. */
export function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

/** The first of these names that stands in a folder of PATH. */
export function onPath(names: readonly string[], { platform, env }: Machine): string | undefined {
  const isWindows = platform === 'win32'
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(isWindows ? ';' : ':').filter(Boolean)
  const files = names.flatMap((name) =>
    folders.map((folder) => path.join(folder, isWindows ? `${name}.exe` : name)),
  )
  return files.find(isProgram)
}

/** Names in a folder; none where it can't be read. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
