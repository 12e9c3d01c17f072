import { type Context, put } from './context.ts'
import { parseMarkdown } from './parse.ts'
import { writePhrasing } from './phrasing.ts'

/** Before it no line begins a list, a quotation or a heading; among words it is nothing. */
const joiner = '\u2060'

/**
 * Write a text that Markdown gives as it is, such as the title of a picture: it may hold markup of its own.
 * What would be a block of another kind (`1. The mill`) is words. The call of a note is none.
 */
export function writeFragment(given: string, base: number, context: Context): void {
  const text =
    joiner + given.replaceAll(/\[\^[^\]\s]+\]/g, (call) => ' '.repeat(call.length)).replaceAll('\n', ' ')
  const { children } = parseMarkdown(text)
  const [paragraph, ...others] = children
  if (paragraph?.type === 'paragraph' && others.length === 0)
    writePhrasing(paragraph.children, { ...context, source: { text, base: base - 1 } })
  else put(context, given, { start: base })
  context.book.pen.flush()
}
