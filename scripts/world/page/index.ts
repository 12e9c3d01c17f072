import type { Galley, PageOrder, Places } from '../../model/galley.ts'
import { fitBlocks } from './fit.ts'
import { type Hyphen, settleHyphens } from './hyphens.ts'
import { startJoins } from './marks.ts'
import { measureGalley, type Spots } from './measure.ts'
import { makePages } from './pages.ts'
import { snapBlocks } from './snap.ts'

/** What the program keeps in the page between two calls: places in the document that can't leave it. */
const state: { hyphens: readonly Hyphen[]; spots: Spots | undefined } = { hyphens: [], spots: undefined }

/** Wait for the fonts, and put every line where it will be. */
export async function settle(): Promise<void> {
  await document.fonts.ready
  state.hyphens = settleHyphens()
}

/** @param height Of the text on a full page, px. */
export function measure(height: number, line: number): Galley {
  const squeezed = fitBlocks(height)
  snapBlocks(line)
  const { galley, spots } = measureGalley(height, state.hyphens)
  state.spots = spots
  return { ...galley, squeezed }
}

/**
 * Write into the slots, in their order.
 *
 * @returns whether anything changed: then lines may have moved, and what was measured no longer holds.
 */
export function number(texts: readonly string[]): boolean {
  let changed = false
  for (const [index, slot] of [...document.querySelectorAll('[data-page-of]')].entries()) {
    const text = texts[index] ?? ''
    if (slot.textContent === text) continue
    slot.textContent = text
    // The contents keep a place as wide as any number.
    if (!slot.closest('nav')) changed = true
  }
  if (changed) state.hyphens = settleHyphens(state.hyphens)
  return changed
}

/**
 * Turn the galley into pages.
 *
 * @param run Number of this run of the book, from 0: it makes the numbers of divided elements its own.
 */
export function realise(orders: readonly PageOrder[], run: number): Places {
  startJoins(run * 100_000)
  if (!state.spots) throw new Error('The galley has not been measured')
  return makePages(orders, state.spots)
}
