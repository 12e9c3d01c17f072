import type { PageChoice } from '../../print/choice.ts'
import type { Folding } from '../../print/folding.ts'
import type { FoldingWords } from '../../print/imposition.ts'

/** Where a page that has loaded the script as its own finds the function. */
export const imposerName = 'pamphletImposer'

/** What the page wants. */
export interface ImposeOrder {
  readonly pdf: Uint8Array<ArrayBuffer>
  /** Of the file that belongs to the page; points. */
  readonly expected: { readonly pages: number; readonly width: number; readonly height: number }
  readonly folding: Folding
  readonly pages?: PageChoice
  readonly words: FoldingWords
}

/** What it gets: files, or why there are none. `found` are the pages of a file that is another one. */
export type ImposeAnswer =
  | { readonly files: readonly Uint8Array<ArrayBuffer>[] }
  | { readonly fault: 'wrong'; readonly found: number }
  | { readonly fault: 'broken' }
  | { readonly fault: 'failed' }
