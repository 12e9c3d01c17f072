import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The folder of the program's own files, from wherever its code was loaded. */
export const programRoot = rootAbove(import.meta.dirname)

function rootAbove(folder: string): string {
  const file = path.join(folder, 'package.json')
  if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'pamphlet') return folder
  const parent = path.dirname(folder)
  if (parent === folder) throw new Error('The program does not find its own package.json.')
  return rootAbove(parent)
}
