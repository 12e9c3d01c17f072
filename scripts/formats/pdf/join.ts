import type { Galley, PageOrder } from '../../model/galley.ts'

/**
 * The galleys of a book's runs as one: strips, notes and slots counted through.
 *
 * Heights stay those of each run; only differences within a strip are ever taken.
 */
export function joinGalleys(galleys: readonly Galley[]): Galley {
  let strips = 0
  let notes = 0
  const shifted = galleys.map((galley): Galley => {
    const [stripShift, noteShift] = [strips, notes]
    strips += galley.strips.length
    notes += galley.notes.length
    return shift(galley, stripShift, noteShift)
  })
  return {
    strips: shifted.flatMap((galley) => galley.strips),
    notes: shifted.flatMap((galley) => galley.notes),
    slots: shifted.flatMap((galley) => galley.slots),
    ids: shifted.flatMap((galley) => galley.ids),
    squeezed: shifted.flatMap((galley) => galley.squeezed),
  }
}

function shift(galley: Galley, strips: number, notes: number): Galley {
  if (strips === 0 && notes === 0) return galley
  const place = (strip: number): number => (strip < 0 ? strip : strip + strips)
  return {
    strips: galley.strips.map(({ boxes }) => ({
      boxes: boxes.map((box) => (box.notes ? { ...box, notes: box.notes.map((note) => note + notes) } : box)),
    })),
    notes: galley.notes,
    slots: galley.slots.map((slot) => ({ ...slot, strip: place(slot.strip) })),
    ids: galley.ids.map(([id, strip, box]) => [id, place(strip), box] as const),
    squeezed: galley.squeezed.map((squeeze) => ({ ...squeeze, strip: place(squeeze.strip) })),
  }
}

/** The pages of each run, in the run's own numbers; a blank page belongs to what follows it. */
export function ordersOfRuns(orders: readonly PageOrder[], galleys: readonly Galley[]): PageOrder[][] {
  const runs: PageOrder[][] = galleys.map(() => [])
  const starts = startsOf(galleys)
  let waiting: PageOrder[] = []
  let last = 0
  for (const order of orders) {
    const { strip } = order
    if (strip === undefined) {
      waiting.push(order)
      continue
    }
    last = starts.findLastIndex((start) => start.strips <= strip)
    const start = starts[last] ?? { strips: 0, notes: 0 }
    const notes = order.notes.map((part) => ({ ...part, note: part.note - start.notes }))
    runs[last]?.push(...waiting, { ...order, strip: strip - start.strips, notes })
    waiting = []
  }
  runs[last]?.push(...waiting)
  return runs
}

function startsOf(galleys: readonly Galley[]): { strips: number; notes: number }[] {
  let strips = 0
  let notes = 0
  return galleys.map((galley) => {
    const start = { strips, notes }
    strips += galley.strips.length
    notes += galley.notes.length
    return start
  })
}
