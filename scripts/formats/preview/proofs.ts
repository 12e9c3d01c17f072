import { createHash } from 'node:crypto'

import type { Edition } from '../../model/format.ts'
import type { Galley, PageOrder } from '../../model/galley.ts'
import type { PageDesign } from '../../model/page.ts'
import type { ProofPage } from '../../model/preview.ts'
import type { PressPage, Sheet, World } from '../../model/world.ts'
import { designPage } from '../pdf/design.ts'
import { galleyPages } from '../pdf/document.ts'
import { pt } from '../pdf/finish/places.ts'
import { joinGalleys, ordersOfRuns } from '../pdf/join.ts'
import { readingWish } from '../pdf/options.ts'
import { layOut, type Laid, type PageRules, type StripFacts } from '../pdf/paginate/order.ts'
import { slotTexts } from '../pdf/paginate/slots.ts'
import { textsOfRun } from '../pdf/settle.ts'
import { rulesOf } from '../pdf/typeset.ts'

/** The pages of a book, of which each strip (a section, the title page …) is a PDF of its own. */
export interface ProofLayout {
  /** Of the trimmed page, points. */
  readonly width: number
  readonly height: number
  readonly pages: readonly ProofPage[]
}

/**
 * The reading edition's pages while its text is being written: laid out by the code that prints them, a strip at a
 * time, so that an edit costs the measuring of its own section and the printing of what is looked at.
 */
export interface PageProofs {
  /** Lay the text out. Only strips that have changed are measured. @param edition Its trees are changed. */
  layOut(edition: Edition): Promise<ProofLayout>
  /**
   * The PDF of a strip of the last layout; undefined where it is of an earlier one.
   *
   * Where the numbers of pages that stand in it moved its lines, pages may end elsewhere now: `isMoved`, and the text
   * is to be laid out again.
   */
  print(proof: string): Promise<{ readonly value: Uint8Array; readonly isMoved: boolean } | undefined>
}

interface Strip {
  readonly id: string
  readonly page: PressPage
  /** The same for the same HTML, pictures and design. */
  readonly key: string
  readonly texts: readonly string[]
  readonly orders: readonly PageOrder[]
}

/** More sheets than these are not kept open between measuring and printing: each is a page of the browser. */
const fewest = 2

/** Times that numbers are written and lines measured again, as in settlePages. */
const rounds = 4

/** What is known from one layout to the next. */
interface Shelf {
  /** Strips as they were measured last, by their keys. */
  measured: Map<string, Galley>
  /** By the names of their proofs. */
  strips: ReadonlyMap<string, Strip>
  printed: Map<string, Uint8Array>
  rules?: PageRules
}

export function pageProofs(world: World): PageProofs {
  const shelf: Shelf = { measured: new Map(), strips: new Map(), printed: new Map() }
  return {
    layOut: (edition) => layOutStrips(shelf, edition, world),
    print: (proof) => printStrip(shelf, proof, world),
  }
}

async function layOutStrips(shelf: Shelf, edition: Edition, world: World): Promise<ProofLayout> {
  const design = designPage(edition.template.page, readingWish(edition).size, 0)
  const rules = rulesOf(design, edition)
  const { chunks, strips: facts } = await galleyPages(edition, design, { charactersPerChunk: 1 })
  const pages = chunks.map(({ page }) => page)
  const keys = pages.map((page) => keyOf(page, design))
  const known = new Map(keys.flatMap((key) => entryOf(key, shelf.measured)))
  const sheets = new Map<string, Sheet>()
  try {
    for (const [index, key] of keys.entries()) {
      const page = pages[index]
      if (known.has(key) || !page) continue
      const sheet = await openSheet(page, world)
      known.set(key, await sheet.measure(rules.height, rules.line))
      if (sheets.size < fewest) sheets.set(key, sheet)
      else await sheet.close()
    }
    const laid = await settle(keys, known, sheets, facts, rules)
    const strips = stripsOf(facts, pages, keys, known, laid)
    const named = new Map(strips.map((strip) => [proofOf(strip), strip]))
    const printed = new Map([...named.keys()].flatMap((proof) => entryOf(proof, shelf.printed)))
    for (const [proof, strip] of named) {
      const sheet = sheets.get(strip.key)
      if (sheet && !printed.has(proof)) printed.set(proof, await printSheet(sheet, strip))
    }
    Object.assign(shelf, { measured: known, strips: named, printed, rules })
    return { width: design.width * pt, height: design.height * pt, pages: pagesOf(strips, laid) }
  } finally {
    await Promise.all([...sheets.values()].map((sheet) => sheet.close()))
  }
}

async function printStrip(shelf: Shelf, proof: string, world: World): ReturnType<PageProofs['print']> {
  const { strips, measured, printed, rules } = shelf
  const strip = strips.get(proof)
  if (!strip || !rules) return undefined
  const ready = printed.get(proof)
  if (ready) return { value: ready, isMoved: false }
  const before = measured.get(strip.key)
  const sheet = await openSheet(strip.page, world)
  try {
    let galley = await sheet.measure(rules.height, rules.line)
    if (await sheet.number(strip.texts)) galley = await sheet.measure(rules.height, rules.line)
    measured.set(strip.key, galley)
    const value = await printSheet(sheet, strip)
    printed.set(proof, value)
    return { value, isMoved: before !== undefined && shapeOf(before) !== shapeOf(galley) }
  } finally {
    await sheet.close()
  }
}

async function openSheet(page: PressPage, world: World): Promise<Sheet> {
  const sheet = await (await world.browser()).open(page)
  await sheet.settle()
  return sheet
}

async function printSheet(sheet: Sheet, { orders }: Strip): Promise<Uint8Array> {
  await sheet.realise(orders, 0)
  return sheet.print({ tagged: false, outline: false })
}

/**
 * Decide where pages end, and write the numbers of pages into the sheets that are open, until nothing moves in them.
 * What stands in the others is seen to when they are printed.
 */
async function settle(
  keys: readonly string[],
  known: Map<string, Galley>,
  sheets: ReadonlyMap<string, Sheet>,
  facts: readonly StripFacts[],
  rules: PageRules,
): Promise<Laid> {
  for (let round = 1; ; round += 1) {
    const galleys = galleysOf(keys, known)
    const galley = joinGalleys(galleys)
    const laid = layOut(galley.strips, facts, galley.notes, rules)
    const texts = slotTexts(galley, laid)
    let isMoved = false
    for (const [run, key] of keys.entries()) {
      const sheet = sheets.get(key)
      if (!sheet) continue
      const own = textsOfRun(texts, galleys, run)
      if (!(await sheet.number(own))) continue
      isMoved = true
      known.set(key, await sheet.measure(rules.height, rules.line))
    }
    if (!isMoved || round === rounds) return laid
  }
}

const galleysOf = (keys: readonly string[], known: ReadonlyMap<string, Galley>): Galley[] =>
  keys.flatMap((key) => known.get(key) ?? [])

function stripsOf(
  facts: readonly StripFacts[],
  pages: readonly PressPage[],
  keys: readonly string[],
  known: ReadonlyMap<string, Galley>,
  laid: Laid,
): Strip[] {
  const galleys = galleysOf(keys, known)
  const texts = slotTexts(joinGalleys(galleys), laid)
  const orders = ordersOfRuns(laid.orders, galleys)
  return pages.map((page, run) => ({
    id: facts[run]?.id ?? '',
    page,
    key: keys[run] ?? '',
    texts: textsOfRun(texts, galleys, run),
    orders: orders[run] ?? [],
  }))
}

const pagesOf = (strips: readonly Strip[], { facts }: Laid): ProofPage[] => {
  const places = strips.flatMap((strip) => {
    const proof = proofOf(strip)
    return strip.orders.map((_, index) => ({ proof, index, part: strip.id }))
  })
  return facts.flatMap((fact, page) => {
    const place = places[page]
    return place ? [{ ...fact, ...place }] : []
  })
}

function keyOf({ html, files }: PressPage, design: PageDesign): string {
  const hash = createHash('sha256').update(JSON.stringify(design)).update(html)
  // Fonts are those of the template, whose rules stand in the HTML.
  for (const [path, { value }] of files) if (!path.startsWith('fonts/')) hash.update(path).update(value)
  return hash.digest('base64url')
}

const proofOf = ({ key, texts, orders }: Strip): string =>
  createHash('sha256')
    .update(JSON.stringify([key, texts, orders]))
    .digest('base64url')
    .slice(0, 24)

const entryOf = <T>(key: string, map: ReadonlyMap<string, T>): [string, T][] => {
  const value = map.get(key)
  return value === undefined ? [] : [[key, value]]
}

/** What pages are made by: two galleys of the same shape are cut at the same places. */
const shapeOf = ({ strips, notes }: Galley): string =>
  JSON.stringify([
    strips.map(({ boxes }) => boxes.map(({ top, bottom, ...rest }) => [Math.round(bottom - top), rest])),
    notes.map(({ boxes }) => boxes.length),
  ])
