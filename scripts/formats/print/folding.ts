import { type PageChoice } from './choice.ts'
import type { PrintSheet } from './facts.ts'
import type { BookletOptions, ZineOptions } from './options.ts'
import type { Plan } from './plan.ts'
import { type Book, planBooklet } from './plan-booklet.ts'
import { planZine } from './plan-zine.ts'

/** What is to be made of a file: a booklet of any binding, or a zine. */
export type Folding = BookletOptions | (ZineOptions & { readonly binding: 'zine' })

/** What is printed from one file: all sides, or those of one pass through the printer. */
export type Pass = 'both' | 'fronts' | 'backs'

/** Decide what stands where. @throws {ImpositionError} where the options ask for what can't be done. */
export const planFolding = (book: Book, folding: Folding): Plan =>
  folding.binding === 'zine' ? planZine(book, folding) : planBooklet(book, folding)

/** Of printers that print one side only, the fronts and the backs are two files. */
export const passesOf = ({ flip }: Pick<PrintSheet, 'flip'>): Pass[] =>
  flip === 'manual' ? ['fronts', 'backs'] : ['both']

/** How the file is called that a pass makes of `SLUG.pdf`: `SLUG-booklet-a4.pdf`, `SLUG-zine-a4-fronts.pdf`. */
export function fileOf(
  slug: string,
  { binding, paper }: Folding,
  pages: PageChoice | undefined,
  pass: Pass,
): string {
  const kind = binding === 'zine' ? 'zine' : 'booklet'
  const size = paper.toLowerCase().replaceAll(/[^a-z0-9.-]/g, '')
  // A few chapters must not take the place of the whole.
  const name = [slug, ...(pages ? ['excerpt'] : []), kind, size, ...(pass === 'both' ? [] : [pass])]
  return `${name.join('-')}.pdf`
}
