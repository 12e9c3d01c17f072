import type { Replacement } from '../integrity/index.ts'

/** What a publishing does or would do, a file a line, and in all. */
export function replacementText({ added, changed, removed, same, kept }: Replacement): string {
  const lines = [
    ...added.map((name) => `  + ${name}`),
    ...changed.map((name) => `  ~ ${name}`),
    ...removed.map((name) => `  - ${name}`),
  ]
  const counts = [
    `${added.length} added`,
    `${changed.length} changed`,
    `${removed.length} removed`,
    `${same.length} as they were`,
    ...(kept.length > 0 ? [`${kept.length} of others kept`] : []),
  ]
  return `${[...lines, `  ${counts.join(', ')}`].join('\n')}\n`
}

/** What stands in the way, and what to do about it. */
export const clashText = ({ clashes }: Replacement, place: string): string =>
  [
    ...clashes.map((name) => `${name} in ${place} is not from an earlier publishing, and would be replaced.`),
    '  → Move it away, or publish to another place.\nNothing was published.\n',
  ].join('\n')
