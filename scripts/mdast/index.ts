import type { Memory } from '../model/memory.ts'
import type { Source } from '../model/source.ts'
import type { Section } from '../model/publication.ts'
import type { Words } from '../model/words.ts'
import type { Root } from 'mdast'

import { remarkBlocks } from './blocks.ts'
import { remarkBrackets } from './brackets.ts'
import { remarkDefinitions } from './definitions.ts'
import { remarkFigures } from './figures.ts'
import { remarkHeadingAttributes } from './headings.ts'
import { numberSections } from './number.ts'
import { parse } from './parse.ts'
import { remarkUndefinedNotes } from './notes.ts'
import { splitSections } from './split.ts'
import { remarkTables } from './tables.ts'

export { placeBibliography } from './bibliography.ts'

/** The transforms of one file, in this order. */
const transforms = [
  // Links find their definitions before the file is split and the definitions end up elsewhere.
  remarkDefinitions,
  // Notes in the line come before citations: `^[See [@key].]` holds one.
  remarkBrackets,
  // `{#id .appendix}` decides where and how the file is split.
  remarkHeadingAttributes,
  // Attributes behind a picture have been read: it stands alone in its paragraph again.
  remarkFigures,
  remarkBlocks,
  remarkUndefinedNotes,
  remarkTables,
].map((plugin) => plugin())

/** What was written, section by section, in reading order, with ids, roles, labels and titles. */
export function readSections(
  sources: readonly Source[],
  words: Words,
  numbered: boolean,
  memory: Memory,
): Section<Root>[] {
  const drafts = sources.flatMap((source) => {
    const tree = memory.copy('markdown', String(source.file), () => parse(source.file))
    for (const transform of transforms) transform(tree, source.file)
    return splitSections(source, tree, words)
  })
  return numberSections(drafts, words, numbered)
}
