import { inPairs } from '../../model/concurrent.ts'
import type { Edition } from '../../model/format.ts'
import type { PageOrder, Places, Squeeze } from '../../model/galley.ts'
import type { PageDesign, Place, Printed } from '../../model/page.ts'
import type { Sheet, World } from '../../model/world.ts'
import { designPage, type Nudge } from './design.ts'
import { galleyPages } from './document.ts'
import { type Fit, fitSheets } from './fit.ts'
import { joinGalleys, ordersOfRuns } from './join.ts'
import { layOut, type PageRules, type StripFacts } from './paginate/order.ts'
import { settlePages } from './settle.ts'
import { type PageStart, startsOf } from './starts.ts'

/** What kind of pages are wanted. */
export interface Wish {
  /** Name or measures of the paper, see parsePaper. */
  readonly size: string
  /** Mm beyond the trimmed page. */
  readonly bleed: number
  /** Fill whole sheets. */
  readonly fit: boolean
  /** With a structure tree for screen readers. */
  readonly tagged: boolean
  /** Nothing but cover, text and copyright: for a few pages. */
  readonly leaflet?: boolean
}

export interface Typeset extends Printed {
  readonly fit?: Fit
  readonly squeezed: readonly (Squeeze & { readonly id: string })[]
  /** Pages whose text runs out of its place: always empty, or there is a fault of ours. */
  readonly overfull: Places['overfull']
}

/**
 * Set a publication in pages and print it.
 *
 * Galley: the browser lays the text out in one column, and every line of it is measured. Pages: a pure function
 * decides where each ends. Then the browser cuts the galley there, and prints.
 *
 * @param onPages Is told where each page begins, before they are printed.
 */
export async function typeset(
  edition: Edition,
  wish: Wish,
  world: World,
  onPages: (starts: readonly PageStart[]) => void,
): Promise<Typeset> {
  const { page } = edition.template
  const fit = wish.fit
    ? await fitSheets(page.fit, (nudge, lines) => countPages(edition, wish, nudge, lines, world))
    : undefined
  const design = designPage(page, wish.size, wish.bleed, fit?.nudge)
  const galley = await openGalley(edition, design, wish, world)
  try {
    const printed = await printPages(galley, design, rulesOf(design, edition), wish, world, onPages)
    return { ...printed, ...(fit && { fit }) }
  } finally {
    await galley.close()
  }
}

interface OpenGalley {
  readonly sheets: readonly Sheet[]
  readonly strips: readonly StripFacts[]
  readonly outline: Printed['outline']
  close(): Promise<void>
}

/** The text in one column, in as many runs as it is long. */
async function openGalley(
  edition: Edition,
  design: PageDesign,
  wish: Wish,
  world: World,
): Promise<OpenGalley> {
  const { leaflet = false } = wish
  const [press, galley] = await Promise.all([world.browser(), galleyPages(edition, design, { leaflet })])
  const { chunks, strips, outline } = galley
  const sheets = await inPairs(chunks, ({ page }) => press.open(page))
  await inPairs(sheets, (sheet) => sheet.settle())
  return {
    sheets,
    strips,
    outline,
    async close() {
      await Promise.all(sheets.map((sheet) => sheet.close()))
    },
  }
}

async function printPages(
  { sheets, strips, outline }: OpenGalley,
  design: PageDesign,
  rules: PageRules,
  { tagged }: Wish,
  world: World,
  onPages: (starts: readonly PageStart[]) => void,
): Promise<Typeset> {
  const { laid, galleys, galley } = await settlePages(sheets, strips, design, rules)
  const runs = ordersOfRuns(laid.orders, galleys)
  const places = await inPairs(sheets, (sheet, run) => sheet.realise(runs[run] ?? [], run))
  const letters = places.flatMap((found) => found.letters)
  onPages(startsOf(laid, strips, letters))
  let done = 0
  const printed = await inPairs(sheets, async (sheet, run) => {
    const value = await sheet.print({ tagged, outline: false })
    done += runs[run]?.length ?? 0
    if (sheets.length > 1) world.progress(`print ${done} of ${laid.orders.length} pages`)
    return value
  })
  if (sheets.length > 1) world.progress('finish')
  const squeezed = galley.squeezed.map((one) => ({ ...one, id: strips[one.strip]?.id ?? '' }))
  return { runs: printed, pages: laid.facts, outline, design, squeezed, ...joinPlaces(places, runs) }
}

/** By what pages are cut. */
export const rulesOf = ({ line, lines, separator }: PageDesign, { publication }: Edition): PageRules => ({
  height: line * lines,
  line,
  separator,
  rtl: publication.metadata.dir === 'rtl',
})

/** How many pages there would be with each number of lines. */
async function countPages(
  edition: Edition,
  wish: Wish,
  nudge: Nudge,
  lines: readonly number[],
  world: World,
): Promise<number[]> {
  const { page } = edition.template
  const design = designPage(page, wish.size, wish.bleed, nudge)
  const galley = await openGalley(edition, design, wish, world)
  try {
    const { height, ...rules } = rulesOf(design, edition)
    const measured = await inPairs(galley.sheets, (sheet) => sheet.measure(height, design.line))
    const { strips, notes } = joinGalleys(measured)
    return lines.map((more) => {
      const taller = { ...rules, height: height + more * design.line }
      return layOut(strips, galley.strips, notes, taller).orders.length
    })
  } finally {
    await galley.close()
  }
}

/** Pages of each run as pages of the book. */
function joinPlaces(
  places: readonly Places[],
  runs: readonly (readonly PageOrder[])[],
): { places: ReadonlyMap<string, Place>; overfull: Places['overfull'] } {
  const all = new Map<string, Place>()
  const overfull: { page: number; by: number }[] = []
  let start = 0
  for (const [run, found] of places.entries()) {
    for (const [id, page, top] of found.ids) all.set(id, { page: page + start, top })
    for (const { page, by } of found.overfull) overfull.push({ page: page + start, by })
    start += runs[run]?.length ?? 0
  }
  return { places: all, overfull }
}
