import type { Root } from 'hast'

/** What is done to a book for one kind of reading system; the result is an EPUB still. */
export interface Adaptation {
  /** Rules behind those of the template. */
  readonly css: string
  /**
   * Change the finished tree of one file, in place.
   *
   * @param lang BCP 47, of the book.
   */
  readonly adapt: (tree: Root, lang: string) => void
}

export const asItIs: Adaptation = { css: '', adapt: () => {} }
