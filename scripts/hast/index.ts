import type { Root } from 'hast'
import { toString } from 'hast-util-to-string'
import type { Root as Mdast } from 'mdast'

import type { Section } from '../model/publication.ts'
import type { Words } from '../model/words.ts'
import { numberCaptions } from './captions.ts'
import { convert } from './convert.ts'
import { setHeadings } from './headings.ts'
import { linkSections } from './links.ts'
import { rehypeNotes } from './notes.ts'
import { rehypeRawHtml } from './raw-html.ts'
import { rehypeWrittenReferences } from './references.ts'
import { rehypeTables } from './tables.ts'
import { rehypeTasks } from './tasks.ts'
import { rehypeTypography } from './typography.ts'

/** What is written becomes what is read: the sections' trees in the vocabulary that every format knows. */
export function setSections(sections: readonly Section<Mdast>[], words: Words): Section[] {
  const set = sections.map((section): Section => {
    const tree = convert(section.tree)
    // Sanitised before anything of our own is added, so that nothing of it has to be let through.
    rehypeRawHtml(tree, section.file)
    // Before notes have their numbers: a digit behind a quote would change how it curls.
    rehypeTypography(tree, words)
    const title = titleOf(tree) ?? section.title
    rehypeTables(tree, section.file, words)
    rehypeTasks(tree)
    if (section.role === 'bibliography') rehypeWrittenReferences(tree)
    rehypeNotes(tree, section.id, words)
    return { ...section, title, tree }
  })
  // Over the whole book from here: ids, then numbers, then the links that show them.
  setHeadings(set)
  const labels = numberCaptions(set, words)
  linkSections(set, labels, words)
  return set
}

/** The heading's words as they are set: with typographic quotes, without its notes' numbers. */
function titleOf({ children: [first] }: Root): string | undefined {
  return first?.type === 'element' && first.tagName === 'h1' ? toString(first).trim() || undefined : undefined
}
