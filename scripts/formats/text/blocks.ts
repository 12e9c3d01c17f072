import type { Element, Nodes } from 'hast'
import { toString } from 'hast-util-to-string'

import { classesOf } from '../../model/elements.ts'
import { isBlock, isElement } from './elements.ts'
import { figureBlocks } from './figure.ts'
import { headingBlock } from './heading.ts'
import { lineOf, linesOf } from './inline.ts'
import { definitionBlocks, listBlocks } from './lists.ts'
import { noteBlocks } from './notes.ts'
import { type Block, indented, narrowed, type Setting } from './setting.ts'
import { codeLines } from './spaces.ts'
import { tableBlocks } from './table.ts'
import { verseBlocks } from './verse.ts'
import { columnsOf, wrap } from './wrap.ts'

/** Columns that a quotation is set in from either side of the text around it. */
const margin = 4

/** Set what stands in a section, block by block. Running text between blocks makes paragraphs of its own. */
export function setBlocks(nodes: readonly Nodes[], setting: Setting): Block[] {
  const blocks: Block[] = []
  let run: Nodes[] = []
  const flush = (): void => {
    blocks.push(...paragraph(run, setting))
    run = []
  }
  for (const node of nodes) {
    if (!isBlock(node)) {
      run.push(node)
      continue
    }
    flush()
    if (isElement(node)) blocks.push(...setBlock(node, inLanguage(setting, node)))
  }
  flush()
  return blocks
}

const inLanguage = (setting: Setting, { properties: { lang } }: Element): Setting =>
  typeof lang === 'string' && lang ? { ...setting, lang } : setting

/** Running text in lines; nothing for white space. */
export function paragraph(nodes: readonly Nodes[], setting: Setting): Block[] {
  const lines = linesOf(nodes, setting).flatMap((line) => wrap(line, setting.width, setting.lang))
  return lines.some((line) => line !== '') ? [lines.filter((line) => line !== '')] : []
}

function setBlock(element: Element, setting: Setting): Block[] {
  const { tagName, children, properties } = element
  if (properties.hidden) return []
  const named = classesOf(element).find((name) => name in byClass)
  const set = (named && byClass[named]) ?? byTag[tagName]
  if (set) return set(element, setting)
  return children.some(isBlock) ? setBlocks(children, setting) : paragraph(children, setting)
}

type SetBlock = (element: Element, setting: Setting) => Block[]

const heading: SetBlock = (element, setting) =>
  headingBlock(lineOf(element.children, setting), Number(element.tagName[1]), setting)

const quotation: SetBlock = ({ children }, setting) =>
  indented(setBlocks(children, narrowed(setting, 2 * margin)), margin)

/** Stars in the middle of the line: nobody takes them for words. */
function sceneBreak(_: Element, { width }: Setting): Block[] {
  const stars = '* * *'
  const before = width === Infinity ? 0 : Math.max(0, Math.floor((width - columnsOf(stars)) / 2))
  return [[' '.repeat(before) + stars]]
}

/** Program text is not wrapped: an end of line would change it. */
const code: SetBlock = (element) => indented([codeLines(toString(element))], margin)

const byTag: Readonly<Record<string, SetBlock>> = {
  blockquote: quotation,
  dl: definitionBlocks,
  figure: figureBlocks,
  h1: heading,
  h2: heading,
  h3: heading,
  h4: heading,
  h5: heading,
  h6: heading,
  hr: sceneBreak,
  ol: listBlocks,
  pre: code,
  table: tableBlocks,
  ul: listBlocks,
}

const byClass: Readonly<Record<string, SetBlock>> = {
  callout: quotation,
  notes: noteBlocks,
  verse: verseBlocks,
}
