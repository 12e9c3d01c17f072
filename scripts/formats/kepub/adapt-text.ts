import type { Root } from 'hast'
import { h } from 'hastscript'

import { markSentences } from './sentences.ts'

/** A file as Kobo's readers want it: its sentences numbered, all of it in two boxes that they make columns of. */
export function adaptText(tree: Root, lang: string): void {
  markSentences(tree, lang)
  tree.children = [h('div', { id: 'book-columns' }, h('div', { id: 'book-inner' }, tree.children))]
}
