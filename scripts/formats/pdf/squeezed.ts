import { diagnose } from '../../model/diagnose.ts'
import type { Publication } from '../../model/publication.ts'
import type { Typeset } from './typeset.ts'

const nouns = { table: 'table', picture: 'picture', formula: 'formula' } as const

/** Tell the author of tables, pictures and formulas that were larger than a page. */
export function reportSqueezed({ sections }: Publication, squeezed: Typeset['squeezed']): void {
  const files = new Map(sections.map(({ id, file }) => [id, file]))
  for (const { id, kind, text, scale } of squeezed) {
    const file = files.get(id)
    const percent = Math.round(scale * 100)
    const what = `The ${nouns[kind]} “${text}” is larger than the page: it is shown at ${percent} % of its size`
    if (file) diagnose(file, 'block-squeezed', what)
  }
}
