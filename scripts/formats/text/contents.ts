import type { Section } from '../../model/publication.ts'
import { titleOf } from '../titles.ts'
import { isElement } from './elements.ts'
import { headingBlock } from './heading.ts'
import { type Block, narrowed, type Setting } from './setting.ts'
import { evenSpaces, trimLine } from './spaces.ts'
import { wrap } from './wrap.ts'

/** Columns that a chapter is set in below its part, and the rest of a long title. */
const step = 2
const turn = 4

/** The table of contents: the titles that stand over sections, with their labels. A lone chapter needs none. */
export function contentsBlocks(sections: readonly Section[], setting: Setting): Block[] {
  const titled = sections.filter(({ tree: { children } }) => isElement(children[0], 'h1'))
  if (titled.length < 2) return []
  const lines = titled.flatMap((section) => {
    const indent = step * section.depth
    const [first = 0, rest = 0] = [indent, indent + turn].map((columns) => narrowed(setting, columns).width)
    const title = trimLine(evenSpaces(titleOf(section)))
    return wrap(title, first, setting.lang, rest).map(
      (line, index) => ' '.repeat(index === 0 ? indent : indent + turn) + line,
    )
  })
  return [...headingBlock(setting.words.contents, 1, setting), lines]
}
