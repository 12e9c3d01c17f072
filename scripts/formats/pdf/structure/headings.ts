import { type Tag, tagsIn } from './tree.ts'

/**
 * Number headings so that the first is of the first level and none is left out on the way down
 * (ISO 14289-1, 7.4.2); those of the same level below the same heading stay alike.
 */
export function levelHeadings(top: Tag): void {
  const around: number[] = []
  for (const tag of tagsIn(top)) {
    const level = Number(/^H([1-6])$/.exec(tag.type)?.[1] ?? 0)
    if (level === 0) continue
    while ((around.at(-1) ?? 0) >= level) around.pop()
    around.push(level)
    tag.type = `H${around.length}`
  }
}
