import { toString } from 'hast-util-to-string'
import { visit } from 'unist-util-visit'

import { hasClass } from '../../model/elements.ts'
import type { Section } from '../../model/publication.ts'
import type { Words } from '../../model/words.ts'
import type { Setting } from './setting.ts'

/** `[1]` for a note; `[Note 1]` in a book whose citations are such numbers already. */
export function markerFor(sections: readonly Section[], { note }: Words): Setting['mark'] {
  return citesByNumber(sections) ? (number) => `[${note} ${number}]` : (number) => `[${number}]`
}

function citesByNumber(sections: readonly Section[]): boolean {
  let isNumbered = false
  for (const { tree } of sections) {
    visit(tree, 'element', (element) => {
      if (hasClass(element, 'citation') && /\[\d/.test(toString(element))) isNumbered = true
    })
  }
  return isNumbered
}
