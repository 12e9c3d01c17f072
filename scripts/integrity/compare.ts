import { type Sum, type SumList, publicKeyFile, signatureFile, sumsFile } from '../model/sums.ts'

/**
 * How a file of the folder stands to the list. `outside`: the list, or a link, leads out of the folder, and the file
 * was not read. `extra`: a file that the list does not name.
 */
export type FileState = 'sound' | 'changed' | 'missing' | 'outside' | 'extra'

export interface ComparedFile {
  readonly path: string
  readonly state: FileState
}

/** What lies at a path: its SHA-256, `outside` where it leads out of the folder, `special` where it is no file. */
export type Found = string

/**
 * Lay the list beside the folder: every line of it in its order, then the files that it does not name.
 *
 * @param found By paths with slashes; one that is not in it is missing.
 */
export function compareFolder(
  { sums }: Pick<SumList, 'sums'>,
  found: ReadonlyMap<string, Found>,
): readonly ComparedFile[] {
  const named = new Set([sumsFile, signatureFile, ...sums.map(({ path }) => path)])
  const extra = [...found.keys()].filter((path) => !named.has(path))
  return [
    ...sums.map(({ path, sum }) => ({ path, state: stateOf(path, sum, found) })),
    ...extra.map((path) => ({ path, state: 'extra' as const })),
  ]
}

function stateOf(path: string, sum: string, found: ReadonlyMap<string, Found>): FileState {
  if (!staysBelow(path)) return 'outside'
  const there = found.get(path)
  if (there === undefined) return 'missing'
  if (there === 'outside') return 'outside'
  return there === sum ? 'sound' : 'changed'
}

/** True for a path that stays below its folder on every system: no `..`, no root, no drive, nothing empty. */
export function staysBelow(path: string): boolean {
  if (path.includes('\0') || /^[A-Za-z]:/.test(path)) return false
  return path.split(/[/\\]/).every((part) => part !== '' && part !== '.' && part !== '..')
}

/** How a file that was made anew stands to the list: `new` is not in it, `unmade` stands only there. */
export type RebuiltState = 'identical' | 'different' | 'new' | 'unmade'

export interface RebuiltFile {
  readonly path: string
  readonly state: RebuiltState
}

/**
 * Lay what was made anew from a manuscript beside the list of what was published. The signer's public key is no
 * work of the manuscript, and passed over.
 */
export function compareRebuilt(
  { sums }: Pick<SumList, 'sums'>,
  rebuilt: readonly Sum[],
): readonly RebuiltFile[] {
  const made = new Map(rebuilt.map(({ path, sum }) => [path, sum]))
  const listed = sums.filter(({ path }) => path !== publicKeyFile)
  const paths = new Set(listed.map(({ path }) => path))
  const stateOfListed = ({ path, sum }: Sum): RebuiltState => {
    if (!made.has(path)) return 'unmade'
    return made.get(path) === sum ? 'identical' : 'different'
  }
  return [
    ...listed.map((line) => ({ path: line.path, state: stateOfListed(line) })),
    ...rebuilt.filter(({ path }) => !paths.has(path)).map(({ path }) => ({ path, state: 'new' as const })),
  ]
}
