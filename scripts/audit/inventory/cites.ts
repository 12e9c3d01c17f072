import { comparableWords } from '../../model/comparable.ts'
import type { Citation, Span } from './citations.ts'
import type { Context } from './context.ts'
import { callWritten } from './notes.ts'

/**
 * Write a citation: a hole in the text, since its printed form is not the author's. Its words are what the
 * author wrote before and behind the works (`see`, `for another view`), in their order.
 *
 * In a style that cites in notes, a citation in the text is called there and stands among the notes.
 */
export function writeCitation(
  citation: Citation,
  offset: number,
  context: Context,
  write: (span: Span, context: Context) => void,
): void {
  const { book, isNote, isLink } = context
  const inPlace = (inner: Context): void => {
    book.pen.gap()
    const piece = book.pen.open('citation', offset, {
      keys: citation.cites.map(({ key }) => key),
      locators: citation.cites.map(({ locator }) => comparableWords(locator)),
    })
    for (const { key, prefix, suffix } of citation.cites) {
      book.cited.add(key)
      write(prefix, inner)
      book.pen.gap()
      write(suffix, inner)
      book.pen.gap()
    }
    book.pen.close(piece)
  }
  if (book.citesInNotes && !isNote && !isLink) callWritten(offset, context, inPlace)
  else inPlace(context)
}
