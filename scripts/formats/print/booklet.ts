import { VFile } from 'vfile'

import type { Artifact } from '../../model/format.ts'
import type { Described } from '../dublin-core.ts'
import type { PageChoice } from './choice.ts'
import { fileOf, type Folding } from './folding.ts'
import { impose } from './imposition.ts'
import { printLines } from './lines.ts'
import type { BookletOptions, ZineOptions } from './options.ts'
import { readSource } from './source.ts'
import type { PrintWords } from './words.ts'

/** How the files are called, and in whose words they speak. */
export interface BookletNaming {
  readonly slug: string
  /** Of the edition: `booklet-a4` gives `SLUG-booklet-a4.pdf`. By default it is said by binding and paper. */
  readonly name?: string
  /** The book, where more is known than the PDF says. */
  readonly described?: Described
  /** Where it is read from right to left, and the PDF does not say. */
  readonly dir?: 'ltr' | 'rtl'
  readonly words: PrintWords
}

/**
 * Make a booklet of a finished PDF: one file, or for printers that print one side only `…-fronts` and `…-backs`.
 *
 * @throws {ImpositionError} where the PDF can't be read, or the options ask for what can't be done.
 */
export const makeBooklet = (
  pdf: Uint8Array,
  options: BookletOptions,
  naming: BookletNaming,
): Promise<Artifact[]> => makeFolding(pdf, options, naming)

/**
 * Make an eight-page zine of a finished PDF, on one side of one sheet.
 *
 * @throws {ImpositionError} where the PDF can't be read, or has more than eight pages.
 */
export const makeZine = (pdf: Uint8Array, options: ZineOptions, naming: BookletNaming): Promise<Artifact[]> =>
  makeFolding(pdf, { ...options, binding: 'zine' }, naming)

/** Make either, of all pages or of some. */
export async function makeFolding(
  pdf: Uint8Array,
  folding: Folding,
  { slug, name, words, ...book }: BookletNaming,
  pages?: PageChoice,
): Promise<Artifact[]> {
  const imposing = { folding, words, ...book, ...(pages && { pages }) }
  const made = await impose(await readSource(pdf), pdf, imposing)
  return made.map(({ pass, value, sides, facts }) => {
    const path = name
      ? `${slug}-${name}${pass === 'both' ? '' : `-${pass}`}.pdf`
      : fileOf(slug, folding, pages, pass)
    return new VFile({
      path,
      value,
      data: { pages: sides, notes: printLines(facts, words), printSheet: facts },
    })
  })
}
