import type { Element } from 'hast'

import { hasClass } from '../../model/elements.ts'
import { setBlocks } from './blocks.ts'
import { isElement } from './elements.ts'
import { type Block, indented, narrowed, type Setting } from './setting.ts'

/** The notes of a section under their heading, each behind the number that calls it. */
export function noteBlocks({ children }: Element, setting: Setting): Block[] {
  return children.flatMap((child) =>
    isElement(child) && hasClass(child, 'footnote') ? noteBlock(child, setting) : setBlocks([child], setting),
  )
}

function noteBlock(note: Element, setting: Setting): Block[] {
  const mark = `${setting.mark(numberOf(note))} `
  const blocks = setBlocks(note.children, narrowed(setting, mark.length))
  return indented(blocks.length > 0 ? blocks : [['']], mark.length, mark).map((lines) =>
    lines.map((line) => line.trimEnd()),
  )
}

/** `fn-SECTION-12`, as the notes are named. */
const numberOf = ({ properties }: Element): string => /\d+$/.exec(String(properties.id))?.[0] ?? ''
