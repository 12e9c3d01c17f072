import type { FitLimits } from '../../model/template.ts'
import { noNudge, type Nudge } from './design.ts'

/** Pages of one folded sheet. */
const pagesOfSheet = 4

/** What copyfitting came to. */
export interface Fit {
  readonly nudge: Nudge
  /** Pages as the theme has them, and after fitting. */
  readonly before: number
  readonly after: number
}

/** Counts the pages for each number of lines more or less, of a text set with that measure and leading. */
export type Trial = (nudge: Nudge, lines: readonly number[]) => Promise<readonly number[]>

/**
 * Find the smallest change of the page that fills whole sheets, so that none of a booklet's pages stay blank.
 *
 * Saving a sheet is worth more than filling one. Lines are tried first, for no text has to be set anew for them.
 *
 * @param limits How far the theme lets it go.
 */
export async function fitSheets(limits: FitLimits, trial: Trial): Promise<Fit> {
  const steps = range(-limits.lines, limits.lines)
  let before: number | undefined
  let best: { nudge: Nudge; after: number; cost: number } | undefined
  for (const nudge of settings(limits)) {
    const base = costOf(nudge)
    // What is dearer by itself than the best found needs no trial.
    if (best && base >= best.cost) continue
    const counts = await trial(nudge, steps)
    before ??= counts[steps.indexOf(0)] ?? 0
    for (const [index, after] of counts.entries()) {
      const lines = steps[index] ?? 0
      const cost = base + Math.abs(lines) + (after > before ? 1.5 : 0)
      if (after % pagesOfSheet !== 0 || (best && cost >= best.cost)) continue
      // More pages than the blank ones would be: no sheet is saved by it.
      if (after > Math.ceil(before / pagesOfSheet) * pagesOfSheet) continue
      best = { nudge: { ...nudge, lines }, after, cost }
    }
    if (before % pagesOfSheet === 0) break
  }
  const count = before ?? 0
  if (!best || count % pagesOfSheet === 0) return { nudge: noNudge, before: count, after: count }
  return { nudge: best.nudge, before: count, after: best.after }
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at)

/** Measures and leadings to try, the least visible first; a share of the measure in steps of two hundredths. */
function settings({ measure, leading }: FitLimits): Nudge[] {
  const widths = range(-Math.floor(measure / 0.02), Math.floor(measure / 0.02)).map((step) => step * 0.02)
  const all = widths.flatMap((width) =>
    range(-leading, leading).map((px) => ({ lines: 0, measure: width, leading: px })),
  )
  return all.toSorted((a, b) => costOf(a) - costOf(b))
}

const costOf = ({ measure, leading }: Nudge): number => Math.abs(measure) * 75 + Math.abs(leading) * 3

/** In words, for the table of a build. */
export function describeFit({ nudge, before, after }: Fit): string {
  if (after === before) {
    return before % pagesOfSheet === 0
      ? `fills its ${before / pagesOfSheet} sheets as it is`
      : 'could not be made to fill whole sheets within the theme’s limits'
  }
  const signed = (value: number): string => (value > 0 ? `+${value}` : `−${-value}`)
  const changes = [
    nudge.lines !== 0 && `${signed(nudge.lines)} ${Math.abs(nudge.lines) === 1 ? 'line' : 'lines'} a page`,
    nudge.measure !== 0 && `measure ${signed(Math.round(nudge.measure * 100))} %`,
    nudge.leading !== 0 && `leading ${signed(nudge.leading * 0.75)} pt`,
  ].filter(Boolean)
  const saved = Math.ceil(before / pagesOfSheet) - after / pagesOfSheet
  const gain = saved > 0 ? `${saved} ${saved === 1 ? 'sheet' : 'sheets'} saved` : 'no page left blank'
  return `fitted from ${before} to ${after} pages: ${changes.join(', ')}; ${gain}`
}
