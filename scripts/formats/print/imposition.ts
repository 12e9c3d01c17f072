import type { Described } from '../dublin-core.ts'
import { type PageChoice, writePages } from './choice.ts'
import type { PrintSheet } from './facts.ts'
import { type Folding, type Pass, passesOf, planFolding } from './folding.ts'
import { drawPlan } from './impose.ts'
import { choosePages, type Source } from './source.ts'
import type { PrintWords } from './words.ts'

/** In whose words a file says what it is. */
export type FoldingWords = Pick<PrintWords, 'booklet' | 'sewn' | 'leaves' | 'zine' | 'fronts' | 'backs'>

export interface Imposing {
  readonly folding: Folding
  /** All of them where it is absent. */
  readonly pages?: PageChoice
  /** The book, where more is known than the PDF says. */
  readonly described?: Described
  /** Where it is read from right to left, and the PDF does not say. */
  readonly dir?: 'ltr' | 'rtl'
  readonly words: FoldingWords
}

/** One finished file; of two, the fronts come first. */
export interface Imposed {
  readonly pass: Pass
  readonly value: Uint8Array
  /** Pages of the PDF: sides of sheets. */
  readonly sides: number
  readonly facts: PrintSheet
}

/**
 * Put the pages of a file on sheets: the same bytes on every machine and in every browser.
 *
 * @param bytes The file that the source was read from.
 * @throws {ImpositionError} where the options ask for what can't be done, or for pages that it hasn't.
 */
export async function impose(
  whole: Source,
  bytes: Uint8Array,
  { folding, pages, described, dir, words }: Imposing,
): Promise<Imposed[]> {
  const source = pages ? choosePages(whole, pages) : whole
  const { trim, bleed } = source
  const plan = planFolding({ pages: source.pages.length, trim, bleed, dir: dir ?? source.dir }, folding)
  const { facts } = plan
  const kind = words[kinds[folding.binding]]
  const made: Imposed[] = []
  for (const pass of passesOf(facts)) {
    const value = await drawPlan(source, bytes, plan, pass, {
      kind: pass === 'both' ? kind : `${kind}, ${words[pass]}`,
      ...(described && { described }),
      ...(pages && { pages: writePages(pages) }),
    })
    made.push({ pass, value, sides: facts.sheets * (pass === 'both' ? facts.sides : 1), facts })
  }
  return made
}

const kinds = { saddle: 'booklet', signatures: 'sewn', perfect: 'leaves', zine: 'zine' } as const
