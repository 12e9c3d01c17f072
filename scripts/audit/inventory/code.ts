import type { Code } from 'mdast'

import { within } from './blocks.ts'
import { type Context, put, startOf } from './context.ts'

/** A line of code, and where it begins in the file. */
export interface CodeLine {
  readonly text: string
  readonly offset: number
}

export function writeCode(node: Code, context: Context): void {
  within('code', startOf(context, node), context, () => {
    for (const { text, offset } of codeLines(node, context)) {
      put(context, text, { start: offset })
      context.book.pen.gap()
    }
  })
}

/** The lines of code, each without its indent. They stand in the file behind that, or behind the `>` of a quotation. */
export function codeLines({ value, position }: Code, { book, page }: Context): CodeLine[] {
  const { line = 1, offset = 0 } = position?.start ?? {}
  const isFenced = /^[`~]{3}/.test(page.text.slice(offset, offset + 3))
  const { lines } = book.pen
  return value.split('\n').map((read, index) => {
    const number = line - 1 + index + (isFenced ? 1 : 0)
    const from = lines[number] ?? 0
    const written = page.text.slice(from, (lines[number + 1] ?? page.text.length + 1) - 1)
    const bare = read.trim()
    // A line of colons was masked before the text was read.
    const isMasked = /^_{3}/.test(bare) && !written.includes(bare)
    const text = isMasked ? written.slice(Math.max(0, written.indexOf(':::'))) : bare
    return { text, offset: from + Math.max(0, written.indexOf(text)) }
  })
}
