import { diagnose } from '../model/diagnose.ts'
import { nearest } from '../model/nearest.ts'
import type { CiteInput } from './cite.ts'
import type { Found } from './find.ts'

/**
 * Report keys that no entry has, and entries that nothing cites.
 *
 * @returns the keys of the bibliography: cited ones in the order of the text, then those of `nocite`.
 */
export function checkKeys(found: readonly Found[], input: CiteInput): string[] {
  const { references, metadata } = input
  const known = new Set(references.map(({ id }) => id))
  const cited = new Set<string>()
  for (const { cluster, section } of found) {
    for (const { key, place, second } of cluster.items) {
      if (second)
        diagnose(
          section.file,
          'citation-separator',
          `\`@${second.key}\` stands in the citation of \`@${key}\``,
          second.place,
        )
      if (known.has(key)) cited.add(key)
      else
        diagnose(section.file, 'citation-missing', `There is no entry \`${key}\``, place, hintFor(key, input))
    }
  }
  for (const written of metadata.nocite) {
    const key = written.replace(/^@/, '')
    if (key === '*') for (const id of known) cited.add(id)
    else if (known.has(key)) cited.add(key)
    else if (input.config) {
      diagnose(
        input.config.file,
        'citation-missing',
        `There is no entry \`${key}\`, named in nocite`,
        input.config.at(['nocite']),
        hintFor(key, input),
      )
    }
  }
  for (const { id, file, position } of references) {
    if (!cited.has(id)) diagnose(file, 'reference-uncited', `Nothing cites the entry \`${id}\``, position)
  }
  return [...cited]
}

function hintFor(key: string, { references, metadata }: CiteInput): string | undefined {
  if (metadata.bibliography.length === 0 && references.length === 0)
    return `No bibliography is named: add \`bibliography: references.yaml\` to publication.yaml, or write \`\\@${key}\` where no work is meant.`
  const near = nearest(
    key,
    references.map(({ id }) => id),
  )
  return near === undefined ? undefined : `Did you mean \`${near}\`?`
}
