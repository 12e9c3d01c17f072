import type { Paragraph, Text } from 'mdast'

import { within, writeContent } from './blocks.ts'
import { codeLines } from './code.ts'
import { type Context, startOf } from './context.ts'
import type { Block, Content } from './fences.ts'
import { writeFragment } from './fragment.ts'
import { closeHtml } from './html.ts'
import type { Line } from './line.ts'
import { markedLine, writePhrasing, writeStretch } from './phrasing.ts'

/** Write `:::name`. What has no kind among the pieces, `:::note` and `:::dedication`, is its content. */
export function writeFenced({ fence, children }: Block, context: Context): void {
  const { pen } = context.book
  const { attributes, label, name } = fence
  const inside = (): void => {
    if (label) writeFragment(label.text, label.offset, context)
    if (name === 'verse') for (const child of children) writeStanza(child, context)
    else if (name === 'epigraph') writeEpigraph(children, context)
    else writeContent(children, context)
  }
  pen.flush()
  if (attributes?.id) pen.target(`#${attributes.id}`)
  const language = attributes?.lang === undefined ? {} : { language: attributes.lang }
  if (name === 'epigraph' || name === 'verse') within(name, fence.offset, context, inside, language)
  else inside()
}

/** A stanza that begins four spaces deep is code to Markdown, and verse all the same. */
function writeStanza(node: Content, context: Context): void {
  if (node.type !== 'code') return writeContent([node], context)
  return within('paragraph', startOf(context, node), context, () => {
    for (const { text: value, offset } of codeLines(node, context)) {
      const start = { line: 1, column: 1, offset }
      const text: Text = {
        type: 'text',
        value,
        position: { start, end: { ...start, offset: offset + value.length } },
      }
      writePhrasing([text], context)
      context.book.pen.gap()
    }
  })
}

/** A last line that begins with a dash names the source: it is no paragraph of the quotation. */
function writeEpigraph(children: readonly Content[], context: Context): void {
  const last = children.at(-1)
  writeContent(last?.type === 'paragraph' ? children.slice(0, -1) : children, context)
  if (last?.type === 'paragraph') writeLastLine(last, context)
}

const dash = /^\s*(?:[—–―]|-{1,3}(?=\s|\p{L}))/u

function writeLastLine(node: Paragraph, context: Context): void {
  const { pen } = context.book
  const marked = markedLine(node.children, context)
  const end = marked.line.text.length
  const start = lastLine(marked.line)
  const source = dash.test(marked.line.text.slice(start)) ? start : end
  if (source > 0) {
    within('paragraph', startOf(context, node), context, () => {
      writeStretch(marked, 0, source, context)
      closeHtml(context)
    })
  }
  writeStretch(marked, source, end, context)
  closeHtml(context)
  pen.flush()
}

function lastLine({ text, parts }: Line): number {
  const lineBreak = parts.findLast(({ node }) => node.type === 'break')
  return Math.max(text.lastIndexOf('\n') + 1, lineBreak?.to ?? 0)
}
