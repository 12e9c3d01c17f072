/** What lies at a place that is published to. The id tells contents apart: a hash of them. */
export interface Standing {
  /** By path with slashes: the id of each file. */
  readonly files: ReadonlyMap<string, string>
  /** Paths that an earlier publishing wrote. */
  readonly ours: ReadonlySet<string>
}

/** What publishing does to a place. Every list is of paths, sorted. */
export interface Replacement {
  readonly added: readonly string[]
  readonly changed: readonly string[]
  /** Of an earlier publishing, and no more. */
  readonly removed: readonly string[]
  readonly same: readonly string[]
  /** Written by others: they stay. */
  readonly kept: readonly string[]
  /** Written by others, where one of ours would have to stand: nothing is published while there is one. */
  readonly clashes: readonly string[]
}

/** Lay new files beside what stands at the place. Nothing of others is ever replaced or removed. */
export function planReplacement(
  { files: standing, ours }: Standing,
  fresh: ReadonlyMap<string, string>,
): Replacement {
  const foreign = [...standing.keys()].filter((path) => !ours.has(path) && !isSame(path, standing, fresh))
  const inTheWay = (path: string): boolean =>
    fresh.has(path) || [...fresh.keys()].some((name) => isBelow(name, path) || isBelow(path, name))
  const known = [...fresh.keys()].filter((path) => standing.has(path))
  return {
    added: [...fresh.keys()].filter((path) => !standing.has(path)).toSorted(),
    changed: known.filter((path) => !isSame(path, standing, fresh)).toSorted(),
    removed: [...standing.keys()].filter((path) => ours.has(path) && !fresh.has(path)).toSorted(),
    same: known.filter((path) => isSame(path, standing, fresh)).toSorted(),
    kept: foreign.filter((path) => !inTheWay(path)).toSorted(),
    clashes: foreign.filter(inTheWay).toSorted(),
  }
}

type Ids = ReadonlyMap<string, string>

const isSame = (path: string, one: Ids, other: Ids): boolean =>
  one.has(path) && one.get(path) === other.get(path)

/** A file can't stand where a folder does. */
const isBelow = (path: string, folder: string): boolean => path.startsWith(`${folder}/`)
