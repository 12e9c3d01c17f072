import type { Heading } from 'mdast'

import { type Attributes, attributesAt } from './attributes.ts'
import type { Context } from './context.ts'
import { startOf } from './context.ts'
import { closeHtml } from './html.ts'
import type { Line } from './line.ts'
import type { Draft } from './pen.ts'
import { markedLine, writeStretch } from './phrasing.ts'

export interface WrittenHeading {
  readonly piece: Draft
  readonly text: string
  readonly attributes: Attributes | undefined
  /** What `cut` gave. */
  readonly label: Label | undefined
}

/** A label that the author typed: `Appendix A: `. */
export interface Label {
  readonly role: 'appendix' | 'chapter'
  readonly length: number
}

/** Write a heading without the attributes at its end, and without the label at its beginning that `cut` finds. */
export function writeHeading(
  node: Heading,
  level: number,
  context: Context,
  cut: (start: string, isAlone: boolean) => Label | undefined = () => undefined,
): WrittenHeading {
  const { pen } = context.book
  const marked = markedLine(node.children, context)
  const { line } = marked
  const { attributes, end } = attributesAtEnd(line, marked.groups.at(-1)?.to ?? 0)
  const [first, ...others] = line.parts
  const start = first?.node.type === 'text' ? line.text.slice(0, Math.min(first.to, end)) : ''
  const label = start === '' ? undefined : cut(start, others.length === 0)
  pen.flush()
  if (attributes?.id) pen.target(`#${attributes.id}`)
  const language = attributes?.lang === undefined ? {} : { language: attributes.lang }
  const piece = pen.open('heading', startOf(context, node), { level, ...language })
  writeStretch(marked, label?.length ?? 0, end, context)
  closeHtml(context)
  const text = pen.flush().trim()
  pen.close(piece)
  return { piece, text, attributes, label }
}

function attributesAtEnd(line: Line, after: number): { attributes: Attributes | undefined; end: number } {
  const last = line.parts.at(-1)
  const end = line.text.length
  const open = line.text.lastIndexOf('{')
  if (last?.node.type !== 'text' || open < Math.max(last.from, after)) return { attributes: undefined, end }
  const attributes = attributesAt(line.text, open)
  const isLast = attributes && open + attributes.length === line.text.trimEnd().length
  return isLast ? { attributes, end: open } : { attributes: undefined, end }
}
