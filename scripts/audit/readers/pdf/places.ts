import type { Run } from './runs.ts'

/** A place on a page, as a destination names it (ISO 32000-1, 12.3.2). */
export interface Place {
  /** From 0. */
  readonly page: number
  /** Points from the foot of the page; undefined for its head. */
  readonly top: number | undefined
}

/** A destination as either reader of the file gives it: the page by number of its object or of itself. */
export function placeOf(
  destination: readonly unknown[],
  pageOf: ReadonlyMap<number, number>,
): Place | undefined {
  const [target, kind, ...numbers] = destination
  const page = pageNumber(target, pageOf)
  if (page === undefined) return undefined
  const type = typeof kind === 'object' && kind && 'name' in kind ? kind.name : ''
  const edge = type === 'XYZ' ? 1 : type === 'FitH' || type === 'FitBH' ? 0 : type === 'FitR' ? 3 : -1
  const top = numbers[edge]
  return { page, top: typeof top === 'number' ? top : undefined }
}

function pageNumber(target: unknown, pageOf: ReadonlyMap<number, number>): number | undefined {
  if (typeof target === 'number') return target >= 0 && target < pageOf.size ? target : undefined
  if (typeof target !== 'object' || target === null) return undefined
  const ref = 'ref' in target ? target.ref : 'num' in target ? target.num : undefined
  return typeof ref === 'number' ? pageOf.get(ref) : undefined
}

/** Where a run of text begins among the words. */
export interface Mooring {
  readonly run: Run
  readonly word: number
}

/** Points by which a line may stick out above the place that leads to it. */
const slack = 3

/**
 * The word that a place stands before: the first of the line at it or next below it; after all words of the page
 * where nothing is below.
 *
 * @param moorings Of the page.
 */
export function wordAt({ top }: Place, moorings: readonly Mooring[], end: number): number {
  let best: Mooring | undefined
  for (const mooring of moorings) {
    const { run, word } = mooring
    // The middle of a line counts: of a heading the large letters may begin above its place.
    if (top !== undefined && run.y + run.size / 2 > top + slack) continue
    // A note's call is raised, but of its line.
    const step = best ? Math.max(slack, 0.6 * Math.max(run.size, best.run.size)) : 0
    if (!best || run.y > best.run.y + step) best = mooring
    else if (run.y > best.run.y - step && word < best.word) best = mooring
  }
  return best?.word ?? end
}
