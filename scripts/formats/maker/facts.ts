import type { PrintWords } from '../print/words.ts'
import type { ReadingPages } from '../reading-pages.ts'

/** What the page knows of the publication: the build writes it into the page as JSON. */
export interface MakerFacts extends ReadingPages {
  /** The PDF that lies beside the page. */
  readonly file: string
  /** The script beside the page that puts its pages on sheets. */
  readonly imposer: string
  /** The start of the names of the files that are made. */
  readonly slug: string
  readonly dir: 'ltr' | 'rtl'
  /** On which the pages stay largest. */
  readonly paper: string
  readonly words: PrintWords
}

/** Where the JSON stands in the page. */
export const factsId = 'facts'
