import type { Contributor, Metadata } from '../../model/metadata.ts'
import type { Words } from '../../model/words.ts'

/** Those whose work it is: the authors, or where there are none the editors. */
export function creatorsOf({ authors }: Metadata): readonly Contributor[] {
  const writers = authors.filter(({ role }) => role === 'aut')
  return writers.length > 0 ? writers : authors.filter(({ role }) => role === 'edt')
}

/** The title and whose it is: `The Right to Know, by Ada One and Ben Two`. */
export function byline(title: string, metadata: Metadata, words: Words): string {
  const authors = listAuthors(metadata, words)
  // A full-width colon brings its own space.
  const space = words.by.endsWith('：') ? '' : ' '
  return authors ? `${title}, ${words.by}${space}${authors}` : title
}

/** `Ada One, Ben Two and Cy Three`; empty where nobody is named. */
function listAuthors(metadata: Metadata, words: Words): string {
  const names = creatorsOf(metadata).map(({ name }) => name)
  const last = names.pop()
  if (last === undefined) return ''
  return names.length > 0 ? `${names.join(', ')} ${words.and} ${last}` : last
}
