import { inPairs } from '../../model/concurrent.ts'
import type { Galley } from '../../model/galley.ts'
import type { PageDesign } from '../../model/page.ts'
import type { Sheet } from '../../model/world.ts'
import { joinGalleys } from './join.ts'
import { type Laid, layOut, type PageRules, type StripFacts } from './paginate/order.ts'
import { slotTexts } from './paginate/slots.ts'

/** Pages that have been decided on, and the galleys that they are made of. */
export interface Settled {
  readonly laid: Laid
  /** Those of the runs, and all of them as one. */
  readonly galleys: readonly Galley[]
  readonly galley: Galley
}

/** Times that numbers are written and lines measured again: a number may move what it counts. */
const rounds = 4

/**
 * Decide where pages end, write the numbers of pages into the text, and look again until nothing moves.
 *
 * Only the sheets on which a number became longer or shorter are measured anew.
 */
export async function settlePages(
  sheets: readonly Sheet[],
  strips: readonly StripFacts[],
  design: PageDesign,
  rules: PageRules,
): Promise<Settled> {
  const measure = (sheet: Sheet) => sheet.measure(rules.height, design.line)
  let galleys = await inPairs(sheets, measure)
  for (let round = 1; ; round += 1) {
    const galley = joinGalleys(galleys)
    const laid = layOut(galley.strips, strips, galley.notes, rules)
    const texts = slotTexts(galley, laid)
    const moved = await inPairs(sheets, (sheet, run) => sheet.number(textsOfRun(texts, galleys, run)))
    if (!moved.includes(true) || round === rounds) return { laid, galleys, galley }
    const measured = galleys
    galleys = await inPairs(sheets, (sheet, run) =>
      moved[run] ? measure(sheet) : (measured[run] ?? measure(sheet)),
    )
  }
}

/** The texts of one run's slots among those of all. */
export function textsOfRun(texts: readonly string[], galleys: readonly Galley[], run: number): string[] {
  const start = galleys.slice(0, run).reduce((sum, { slots }) => sum + slots.length, 0)
  return texts.slice(start, start + (galleys[run]?.slots.length ?? 0))
}
