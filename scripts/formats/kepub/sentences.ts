import type { ElementContent, Parents, Root, Text } from 'hast'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'

import { cutRun } from './cut.ts'
import { type Block, runsOf } from './runs.ts'

/**
 * Put each sentence into a span that Kobo's readers count by: `kobo.BLOCK.SENTENCE`, both from 1 in each file and in
 * the order of the text.
 *
 * A sentence that markup divides has a span for each part. Nothing but spans is added: the text is the same,
 * character by character.
 *
 * @param lang BCP 47, of the book.
 */
export function markSentences(tree: Root, lang: string): void {
  const cuts = new Map<Text, { readonly parts: readonly string[]; readonly block: Block }>()
  for (const run of runsOf(tree, lang))
    for (const [text, parts] of cutRun(run)) cuts.set(text, { parts, block: run.block })
  const name = namer(tree)
  const spansOf = (text: Text): ElementContent[] => {
    const cut = cuts.get(text)
    if (!cut || text.value.trim() === '') return [text]
    return cut.parts.map((part) =>
      part.trim() === ''
        ? { type: 'text', value: part }
        : h('span', { className: ['koboSpan'], id: name(cut.block) }, part),
    )
  }
  const mark = (parent: Parents): void => {
    // All at once: to take one out and put several in, child by child, is slow where there are thousands.
    parent.children = parent.children.flatMap((child): ElementContent[] => {
      if (child.type === 'text') return spansOf(child)
      if (child.type === 'element') mark(child)
      return child.type === 'doctype' ? [] : [child]
    })
  }
  mark(tree)
}

/** Gives out the names of a file's sentences. */
function namer(tree: Root): (block: Block) => string {
  const taken = idsOf(tree)
  const blocks = new Map<Block, { readonly number: number; count: number }>()
  return (block) => {
    const own = blocks.get(block) ?? { number: blocks.size + 1, count: 0 }
    blocks.set(block, own)
    // An author may have given a place such a name.
    do own.count += 1
    while (taken.has(`kobo.${own.number}.${own.count}`))
    return `kobo.${own.number}.${own.count}`
  }
}

function idsOf(tree: Root): ReadonlySet<string> {
  const ids = new Set<string>()
  visit(tree, 'element', ({ properties: { id } }) => {
    if (typeof id === 'string') ids.add(id)
  })
  return ids
}
