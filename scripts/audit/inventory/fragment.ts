import { type Context, put } from './context.ts'
import { parseMarkdown } from './parse.ts'
import { writePhrasing } from './phrasing.ts'

/**
 * Write a text that Markdown gives as it is, such as the title of a picture: it may hold markup of its own.
 * What would be a block of another kind (`1. The mill`) is words.
 */
export function writeFragment(text: string, base: number, context: Context): void {
  const { children } = parseMarkdown(text)
  const [paragraph, ...others] = children
  if (paragraph?.type === 'paragraph' && others.length === 0)
    writePhrasing(paragraph.children, { ...context, source: { text, base } })
  else put(context, text, { start: base })
  context.book.pen.flush()
}
