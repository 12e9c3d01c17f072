import type { Block, Prose } from './blocks.ts'
import { escapeHeading, escapeLine } from './escape.ts'

/** Blocks as Markdown, a paragraph a line. */
export const writeMarkdown = (blocks: readonly Block[]): string =>
  `${blocks.map((block) => written(block)).join('\n\n')}\n`

function written(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeHeading(block.text)}${block.className ? ` {.${block.className}}` : ''}`
    case 'paragraph':
      return prose(block.prose)
    case 'quotation':
      return indent(block.paragraphs.map((paragraph) => prose(paragraph)).join('\n\n'), '> ', '> ')
    case 'epigraph':
      return `:::epigraph\n${[...block.epigraph.quotation.map((paragraph) => prose(paragraph)), source(block.epigraph.source)].join('\n\n')}\n:::`
    case 'list':
      return block.items.map((item, index) => listItem(item, block.start, index)).join('\n')
    case 'break':
      return '***'
    case 'note':
      return indent(
        `[^${block.id}]: ${block.paragraphs.map((paragraph) => prose(paragraph)).join('\n\n')}`,
        '',
        '    ',
      )
  }
}

// A backslash at the end of a line is a line break that survives editors which trim lines.
const prose = (lines: Prose): string => lines.map((line) => escapeLine(line)).join('\\\n')

const source = (text: string): string => `— ${escapeLine(text)}`

function listItem(text: string, start: number | undefined, index: number): string {
  return `${start === undefined ? '-' : `${start + index}.`} ${escapeLine(text)}`
}

function indent(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => `${index === 0 ? first : others}${line}`.trimEnd())
    .join('\n')
}
