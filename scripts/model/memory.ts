/** What is kept from one build to the next by a program that builds again and again. */
export interface Memory {
  /** What was made for the same key, or else is made now. Nobody may change it. */
  keep<T>(kind: string, key: string, make: () => T): T
  /** The same, of which everybody gets a copy to change: trees, not functions. */
  copy<T>(kind: string, key: string, make: () => T): T
  /** A build begins: what the one before did not ask for is forgotten. */
  turn(): void
}

/** A program that builds once. */
export const noMemory: Memory = {
  keep: (_, __, make) => make(),
  copy: (_, __, make) => make(),
  turn() {},
}

export function newMemory(): Memory {
  let now = new Map<string, unknown>()
  let before = now
  const known = <T>(kind: string, key: string, make: () => T): { value: T; isNew: boolean } => {
    const name = `${kind} ${key}`
    const isNew = !now.has(name) && !before.has(name)
    const value = isNew ? make() : ((now.get(name) ?? before.get(name)) as T)
    now.set(name, value)
    return { value, isNew }
  }
  return {
    keep: (kind, key, make) => known(kind, key, make).value,
    copy: (kind, key, make) => structuredClone(known(kind, key, make).value),
    turn() {
      before = now
      now = new Map()
    },
  }
}
