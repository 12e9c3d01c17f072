import * as v from 'valibot'

import type { BookletSheets, SheetSide } from '../../model/preview.ts'
import type { World } from '../../model/world.ts'
import { bookletOptions, printLines, planBooklet, readPrintWords, type Side } from '../print/index.ts'

/** The sheets of the booklet that is folded of the reading edition's pages, as they come out of a printer. */
export async function bookletSheets(
  book: {
    readonly pages: number
    /** Points. */
    readonly width: number
    readonly height: number
    readonly dir: 'ltr' | 'rtl'
  },
  given: unknown,
  lang: string,
  world: World,
): Promise<BookletSheets | undefined> {
  if (book.pages === 0) return undefined
  const options = v.parse(bookletOptions('a4'), given ?? {})
  const { pages, width, height, dir } = book
  const plan = planBooklet({ pages, trim: { width, height }, dir }, options)
  return {
    width: plan.width,
    height: plan.height,
    sheets: plan.sheets.map(({ front, back }) => ({
      front: sideOf(front, plan.height),
      back: back ? sideOf(back, plan.height) : [],
    })),
    notes: printLines(plan.facts, await readPrintWords(lang, world)),
  }
}

/** Screens count from the upper edge. */
const sideOf = ({ placements }: Side, sheet: number): SheetSide =>
  placements.map(({ page, rotate, x, y, width, height }) => ({
    page: page === undefined ? undefined : page - 1,
    rotate,
    x,
    y: sheet - y - height,
    width,
    height,
  }))
