import type { Cell } from './boxes.ts'

/**
 * The lines of a block of running text.
 *
 * Where all of them are as high as the style says, they are counted; where something high stands in one, they
 * are found by where their words are.
 */
export function linesOf(leaf: Element, style: CSSStyleDeclaration, rect: DOMRect): Cell[] {
  const px = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0
  const top = rect.top + px('padding-top') + px('border-top-width')
  const bottom = rect.bottom - px('padding-bottom') - px('border-bottom-width')
  const line = px('line-height')
  const count = Math.max(1, Math.round((bottom - top) / (line || bottom - top || 1)))
  const even = line > 0 && Math.abs(bottom - top - count * line) < 0.6
  if (!even) return linesByWords(leaf, top, bottom)
  return linesFrom(
    leaf,
    Array.from({ length: count }, (_, index) => top + index * line),
    bottom,
  )
}

/** Lines of unlike height: one ends where the next one's words begin below its own. */
export function linesByWords(leaf: Element, top?: number, bottom?: number): Cell[] {
  const range = document.createRange()
  range.selectNodeContents(leaf)
  const rects = [...range.getClientRects()].filter(({ height, width }) => height > 0 && width > 0)
  const sorted = rects.toSorted((a, b) => a.top + a.bottom - b.top - b.bottom)
  const tops = [top ?? sorted[0]?.top ?? 0]
  let low = sorted[0]?.bottom ?? 0
  for (const rect of sorted) {
    const middle = (rect.top + rect.bottom) / 2
    if (middle > low && rect.top > (tops.at(-1) ?? 0)) tops.push(Math.min((low + rect.top) / 2, middle))
    low = Math.max(low, rect.bottom)
  }
  return rects.length === 0 && top === undefined ? [] : linesFrom(leaf, tops, bottom ?? low)
}

function linesFrom(leaf: Element, tops: readonly number[], bottom: number): Cell[] {
  return tops.map((top, index) => ({
    top,
    bottom: tops[index + 1] ?? bottom,
    index,
    count: tops.length,
    spot: index === 0 ? { at: 'before', element: leaf } : { at: 'line', leaf, top },
  }))
}
