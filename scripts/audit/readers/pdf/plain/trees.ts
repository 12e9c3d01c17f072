import type { Objects } from '../objects/file.ts'
import type { Dict, Value } from '../objects/syntax.ts'

/** The pairs of a tree of names or of numbers, in its order (ISO 32000-1, 7.9.6 and 7.9.7). */
export function entriesOf(
  objects: Objects,
  root: Value | undefined,
  kind: 'Names' | 'Nums',
): (readonly [key: Value, value: Value])[] {
  const entries: (readonly [Value, Value])[] = []
  const seen = new Set<Dict>()
  const walk = (value: Value | undefined): void => {
    const node = objects.dict(value)
    if (seen.has(node)) return
    seen.add(node)
    const list = objects.list(node.get(kind))
    for (let at = 0; at + 1 < list.length; at += 2)
      entries.push([objects.resolve(list[at]), list[at + 1] ?? null])
    for (const kid of objects.list(node.get('Kids'))) walk(kid)
  }
  walk(root)
  return entries
}
