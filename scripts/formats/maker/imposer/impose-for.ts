import { impose } from '../../print/imposition.ts'
import { ImpositionError } from '../../print/plan.ts'
import { readSource } from '../../print/source.ts'
import type { ImposeAnswer, ImposeOrder } from './order.ts'

/** Points: no paper is cut more exactly. */
const tolerance = 1

/** Do what the page wants with the file it has, or say why it can't be done. */
export async function imposeFor({
  pdf,
  expected,
  folding,
  pages,
  words,
}: ImposeOrder): Promise<ImposeAnswer> {
  try {
    const source = await readSource(pdf)
    const found = source.pages.length
    const { width, height } = source.trim
    const isOwn =
      found === expected.pages &&
      Math.abs(width - expected.width) < tolerance &&
      Math.abs(height - expected.height) < tolerance
    if (!isOwn) return { fault: 'wrong', found }
    const made = await impose(source, pdf, { folding, words, ...(pages && { pages }) })
    return { files: made.map(({ value }) => value as Uint8Array<ArrayBuffer>) }
  } catch (error) {
    return { fault: error instanceof ImpositionError ? 'broken' : 'failed' }
  }
}
