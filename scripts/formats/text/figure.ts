import type { Element } from 'hast'

import { hasClass } from '../../model/elements.ts'
import { paragraph, setBlocks } from './blocks.ts'
import { isElement } from './elements.ts'
import { lineOf } from './inline.ts'
import { type Block, indented, narrowed, type Setting } from './setting.ts'
import { wrap } from './wrap.ts'

/** A picture is its description, with the caption below; an epigraph is a quotation with its source. */
export function figureBlocks(figure: Element, setting: Setting): Block[] {
  const captions = figure.children.filter((child) => isElement(child, 'figcaption'))
  const content = setBlocks(
    figure.children.filter((child) => !captions.includes(child as Element)),
    setting,
  )
  if (hasClass(figure, 'epigraph'))
    return [...content, ...captions.flatMap((source) => sourceBlock(source, setting))]
  return [...content, ...captions.flatMap(({ children }) => paragraph(children, setting))]
}

/** Columns that the source of an epigraph is set in. */
const margin = 8

/** The source behind a dash: the author's was taken for the sign that it is one. */
function sourceBlock({ children }: Element, setting: Setting): Block[] {
  const text = lineOf(children, setting)
  if (text === '') return []
  return indented([wrap(`— ${text}`, narrowed(setting, margin).width, setting.lang)], margin)
}
