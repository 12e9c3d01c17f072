import { VFile } from 'vfile'

import type { Artifact } from '../../model/format.ts'
import type { Described } from '../dublin-core.ts'
import { drawPlan, type Pass } from './impose.ts'
import { printLines } from './lines.ts'
import type { BookletOptions, ZineOptions } from './options.ts'
import type { Plan } from './plan.ts'
import { type Book, planBooklet } from './plan-booklet.ts'
import { planZine } from './plan-zine.ts'
import { readSource } from './source.ts'
import type { PrintWords } from './words.ts'

/** How the files are called, and in whose words they speak. */
export interface BookletNaming {
  readonly slug: string
  /** Of the edition: `booklet-a4` gives `SLUG-booklet-a4.pdf`. */
  readonly name: string
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
export function makeBooklet(
  pdf: Uint8Array,
  options: BookletOptions,
  naming: BookletNaming,
): Promise<Artifact[]> {
  const kinds = { saddle: 'booklet', signatures: 'sewn', perfect: 'leaves' } as const
  return make(pdf, (book) => planBooklet(book, options), naming, naming.words[kinds[options.binding]])
}

/**
 * Make an eight-page zine of a finished PDF, on one side of one sheet.
 *
 * @throws {ImpositionError} where the PDF can't be read, or has more than eight pages.
 */
export function makeZine(pdf: Uint8Array, options: ZineOptions, naming: BookletNaming): Promise<Artifact[]> {
  return make(pdf, (book) => planZine(book, options), naming, naming.words.zine)
}

async function make(
  pdf: Uint8Array,
  planOf: (book: Book) => Plan,
  { slug, name, described, dir, words }: BookletNaming,
  kind: string,
): Promise<Artifact[]> {
  const source = await readSource(pdf)
  const { trim, bleed } = source
  const plan = planOf({ pages: source.pages.length, trim, bleed, dir: dir ?? source.dir })
  const { facts } = plan
  const notes = printLines(facts, words)
  const passes: Pass[] = facts.flip === 'manual' ? ['fronts', 'backs'] : ['both']
  const made: Artifact[] = []
  for (const pass of passes) {
    const naming = {
      kind: pass === 'both' ? kind : `${kind}, ${words[pass]}`,
      ...(described && { described }),
    }
    const value = await drawPlan(source, pdf, plan, pass, naming)
    const path = `${slug}-${name}${pass === 'both' ? '' : `-${pass}`}.pdf`
    const pages = facts.sheets * (pass === 'both' ? facts.sides : 1)
    made.push(new VFile({ path, value, data: { pages, notes, printSheet: facts } }))
  }
  return made
}
