import { comparableWords } from '../../model/comparable.ts'
import type { Book } from './context.ts'
import { bibtexWorks } from './bibtex.ts'
import type { ManuscriptFacts, WrittenFile } from '../../model/written.ts'
import { yamlWorks } from './yaml-works.ts'

/** An entry of a bibliography file. */
export interface Work {
  readonly key: string
  /** Offset of the entry in its file. */
  readonly offset: number
  /** The family name of its first author, or editor, where it has no author. */
  readonly name: string
  readonly title: string
  /** What most styles print besides: the year, and the second of two authors. */
  readonly also: string
}

/**
 * The works that are cited anywhere or named under `nocite`, behind the last section, in the order of their
 * first citation: which order they are printed in is for the style to say.
 *
 * The words of a work are the family name of its first author, then those of its title. `label` is that name
 * alone: a style prints a dash for it where the work before is by the same author. `also` are the words of its year
 * and of the second of two authors.
 */
export function writeWorks({ pen, cited }: Book, { metadata, bibliography }: ManuscriptFacts): void {
  const known = new Map<string, { readonly work: Work; readonly file: WrittenFile }>()
  const named = metadata.nocite.map((key) => key.replace(/^@/, ''))
  const isAll = named.includes('*')
  const wanted = new Set([...cited, ...named])
  for (const file of isAll || wanted.size > 0 ? bibliography : []) {
    for (const work of worksIn(file, (key) => isAll || wanted.has(key)))
      if (!known.has(work.key)) known.set(work.key, { work, file })
  }
  for (const key of isAll ? new Set([...cited, ...known.keys()]) : wanted) {
    const found = known.get(key)
    if (!found) continue
    const { work, file } = found
    pen.openFile(file)
    pen.target(`#^ref-${key}`)
    const piece = pen.open('work', work.offset, {
      id: `#^ref-${key}`,
      keys: [key],
      also: comparableWords(work.also),
      ...(work.name && { label: work.name }),
    })
    const text = `${work.name} ${work.title}`
    // All its words stand where the entry begins.
    pen.write(text, { start: work.offset, offsets: Array.from({ length: text.length }, () => work.offset) })
    pen.flush()
    pen.close(piece)
  }
}

function worksIn(file: WrittenFile, isWanted: (key: string) => boolean): readonly Work[] {
  const kind = file.path.split('.').at(-1)?.toLowerCase()
  if (kind === 'bib') return bibtexWorks(file.text, isWanted)
  return kind === 'yaml' || kind === 'yml' || kind === 'json' ? yamlWorks(file.text, isWanted) : []
}
